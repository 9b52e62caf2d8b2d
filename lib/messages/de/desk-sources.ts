import type { Messages } from '../model.ts'
import { counted } from './numbers.ts'

export const deskSources: Messages['deskSources'] = {
  title: 'Quellen',
  intro: 'Was diese Zeitung liest und wie es den Quellen geht.',
  add: 'Quellen hinzufügen',
  export: 'Alle als OPML',
  count: (count, sick) =>
    `${counted(count, 'Quelle', 'Quellen')}${sick ? `, davon ${sick} mit Problemen` : ', alle ohne Probleme'}`,
  none: 'Die Zeitung hat noch keine Quellen.',
  articles: (count) => counted(count, 'Artikel', 'Artikel'),
  states: { well: 'Gut', waiting: 'Wartet', sick: 'Problem', resting: 'Ruht' },
  sections: { none: 'In keinem Ressort' },
  toOne: (title) => `Einstellungen für ${title}`,
  toPublic: 'Wie Leser sie sehen',
  all: 'Alle Quellen',
  acts: {
    read: 'Jetzt lesen',
    pause: 'Anhalten',
    resume: 'Fortsetzen',
    remove: 'Entfernen',
    restore: 'Rückgängig',
  },
  actsNamed: {
    read: (title) => `Jetzt lesen: ${title}`,
    pause: (title) => `Anhalten: ${title}`,
    resume: (title) => `Fortsetzen: ${title}`,
    remove: (title) => `Entfernen: ${title}`,
    restore: (title) => `Das Entfernen von ${title} rückgängig machen`,
  },
  done: {
    read: (title) => `„${title}“ wurde gelesen.`,
    readBefore: (title) => `„${title}“ wird gerade schon gelesen.`,
    pause: (title) => `„${title}“ ist angehalten: Sie wird nicht gelesen, bis Sie sie fortsetzen.`,
    resume: (title) => `„${title}“ wird von nun an wieder gelesen.`,
    remove: (title) => `„${title}“ ist entfernt. 30 Tage lang lässt sie sich unverändert zurückholen: siehe unten.`,
    restore: (title) => `„${title}“ ist wieder da, wie sie war.`,
    set: (title) => `Gespeichert für „${title}“.`,
  },
  gone: 'Diese Quelle gibt es nicht mehr.',
  removed: {
    title: 'Entfernt',
    text: 'Sie werden nicht gelesen, und ihre Artikel stehen in keiner Liste. Nach 30 Tagen werden ihre Texte aufgeräumt.',
    since: (date, days) =>
      `Entfernt am ${date}; ${days > 0 ? `noch ${counted(days, 'Tag', 'Tage')}` : 'ihre Texte werden aufgeräumt'}`,
  },
  settings: {
    title: 'Einstellungen',
    section: 'Ressort',
    sectionHint: 'Wo ihre neuen Artikel erscheinen; eines, das es noch nicht gibt, wird angelegt. Leer: in keinem.',
    keep: 'Texte so viele Tage aufbewahren',
    keepHint:
      'Leer: für immer. Was jemand gemerkt oder kommentiert hat und was in einer Ausgabe stand, bleibt in jedem Fall.',
    keepWrong: 'Bitte geben Sie ganze Tage an, 1 bis 36.500, oder nichts.',
    right: 'Recht der Wiedergabe',
    rights: {
      full: 'Der ganze Text für alle',
      members: 'Der ganze Text für Angemeldete, ein Auszug für alle',
      excerpt: 'Ein Auszug für alle',
    },
    basis: 'Worauf das beruht',
    basisHint: 'Leser sehen es: eine Lizenz, eine Erlaubnis mit Datum oder die Adresse, wo es steht.',
    basisLong: 'Bitte verwenden Sie höchstens 300 Zeichen.',
    rightNeeded: 'Bitte wählen Sie eines aus.',
    save: 'Speichern',
  },
}
