import type { Messages } from '../model.ts'
import { counted } from './numbers.ts'

export const pages: Messages['pages'] = {
  front: {
    nothing: 'Die erste Ausgabe wird gerade zusammengestellt.',
    nothingMore:
      'Noch hat keine Quelle geliefert. Wenn Sie diese Zeitung betreiben, fügen Sie eine hinzu: npm run broadsheet -- source add ADRESSE',
    backNumber: (date, sample) => (sample ? `Die Probeausgabe vom ${date}` : `Die Ausgabe vom ${date}`),
    thatIsAll: 'Das ist fürs Erste alles.',
  },
  edition: {
    title: (date) => `Ausgabe vom ${date}`,
    asItWas: (date) => `Die Titelseite vom ${date}, wie sie war.`,
  },
  section: {
    description: (section, paper) => `${section} in ${paper}`,
    nothing: 'In diesem Ressort ist noch nichts erschienen.',
  },
  story: {
    title: (headline) => `${headline}: alle Berichte`,
    told: (tellings, sources) =>
      `${counted(tellings, 'Bericht', 'Berichte')} aus ${counted(sources, 'Quelle', 'Quellen')}, der früheste zuerst. Sie haben ein gemeinsames Gespräch: Es steht unter jedem von ihnen.`,
  },
  latest: { title: 'Neueste Artikel', nothing: 'Noch ist nichts eingetroffen.' },
  source: {
    stories: (count) => counted(count, 'Artikel', 'Artikel'),
    site: 'Ihre eigene Seite',
    feed: 'Ihr Feed',
    nothing: 'Diese Quelle hat noch keinen Artikel geliefert.',
    rights: {
      full: 'Wird ganz gezeigt',
      members: 'Ein Auszug für alle, der ganze Text für Angemeldete',
      excerpt: 'Wird als Auszug gezeigt',
    },
    licence: 'Lizenz',
    rhythm: (count, span) =>
      `Etwa ${counted(count, 'Artikel', 'Artikel')} ${{ day: 'am Tag', week: 'in der Woche', month: 'im Monat' }[span]}`,
    quiet: 'Nichts in den letzten vier Wochen',
    language: (name) => `Sprache: ${name}`,
    basis: {
      licence: 'Die Lizenz steht in ihrem Feed.',
      operator: 'So hat es die Redaktion dieser Zeitung bestimmt.',
      default: 'Eine Lizenz ist nicht bekannt, deshalb ist der ganze Text nur für Angemeldete.',
    },
    stated: 'Wo das steht',
    kept: (days) => `Texte werden ${counted(days, 'Tag', 'Tage')} lang aufbewahrt`,
    moves: 'Frühere Adressen ihres Feeds',
    movedOn: (date) => `bis ${date}`,
    movedHere: 'Eine Adresse, die nicht genannt wird',
    feedsHere: 'Was diese Zeitung von ihr hat, als Feed:',
    invented: 'Eine erfundene Quelle der Probeausgabe.',
    unverified: 'Ungeprüft: Sie gehört zur Startauswahl, und noch niemand hat ihren Feed gelesen.',
  },
  notFound: {
    title: 'Diese Seite steht nicht in der Zeitung',
    text: 'Vielleicht ist die Adresse vertippt, oder der Artikel wurde herausgenommen. Verloren ist nichts: Das hier kam zuletzt.',
    toFront: 'Zur Titelseite',
  },
  error: {
    title: 'Die Druckerpresse klemmt',
    text: 'Diese Seite ließ sich gerade nicht drucken. Versuchen Sie es gleich noch einmal; der Rest der Zeitung ist noch da.',
    again: 'Noch einmal versuchen',
    toFront: 'Zur Titelseite',
  },
}
