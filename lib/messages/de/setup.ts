import type { Messages } from '../model.ts'
import { counted } from './numbers.ts'

type Setup = Messages['setup']

const variables: Record<Parameters<Setup['paper']['locked']>[0], string> = {
  name: 'PAPER_NAME',
  tagline: 'PAPER_TAGLINE',
  place: 'PAPER_PLACE',
  timeZone: 'PAPER_TIME_ZONE',
  language: 'PAPER_LANGUAGE',
}

/** The first run: from the link that the program prints to a paper of one's own. */
export const setup: Setup = {
  title: 'Diese Zeitung einrichten',
  intro:
    'Dem ersten Konto gehört die Zeitung: Es darf in der Redaktion alles. Ein Benutzername und ein Passwort genügen.',
  over: 'Diese Seite braucht den Einrichtungslink. Das Programm zeigt ihn bei jedem Start in seinem Fenster oder Protokoll, solange die Zeitung niemandem gehört; ein neuer tritt an die Stelle der früheren.',
  submit: 'Diese Zeitung übernehmen',
  owned: 'Die Zeitung gehört Ihnen.',
  link: (address) =>
    `Diese Zeitung gehört noch niemandem. Öffnen Sie diesen Link einmal, um sie zu übernehmen: ${address}`,
  makeItYours: 'Machen Sie sie zu Ihrer: Der Link steht im Fenster des Programms',
  step: (number, of) => `Schritt ${number} von ${of}`,
  skip: 'Diesen Schritt überspringen',
  saveAndGoOn: 'Speichern und weiter',
  goOn: 'Weiter',
  paper: {
    title: 'Ihre Zeitung',
    intro: 'Was an ihrem Kopf steht und wo sie zu Hause ist.',
    label: {
      name: 'Name der Zeitung',
      tagline: 'Zeile unter dem Namen',
      place: 'Ort',
      timeZone: 'Zeitzone',
      language: 'Sprache',
    },
    taglineHint: 'Darf leer bleiben.',
    placeHint:
      'Für Wetter und Datum. Gibt es mehrere Orte dieses Namens, fügen Sie das Land hinzu, wie in „Paris, US“.',
    understood: (name, country, zone) => `Ihre Zeitung ist zu Hause in ${name}, ${country} (${zone}).`,
    understoodNow: (name, country) => `Verstanden als ${name}, ${country}.`,
    zoneHint: 'Für die Tage und Uhrzeiten der Zeitung.',
    zoneOfPlace: 'Die des Ortes',
    languageHint:
      'Für die Worte der Zeitung (Deutsch oder Englisch), für ihre Daten und für Programme, die die Seite vorlesen.',
    wrong: {
      name: 'Bitte geben Sie der Zeitung einen Namen von höchstens 80 Zeichen.',
      tagline: 'Bitte verwenden Sie höchstens 200 Zeichen.',
      place:
        'Ein Ort dieses Namens ist nicht bekannt. Bitte versuchen Sie es mit der nächsten größeren Stadt, oder fügen Sie das Land hinzu, wie in „Paris, FR“.',
      timeZone: 'Bitte wählen Sie eine Zeitzone aus der Liste.',
      language: 'Bitte wählen Sie eine Sprache aus der Liste.',
    },
    locked: (field) =>
      `Das legt ${variables[field]} fest, wo das Programm gestartet wird, und nur dort lässt es sich ändern.`,
    lockedValue: (value, field) => `${value} (festgelegt durch ${variables[field]}, wo das Programm gestartet wird)`,
  },
  sources: {
    title: 'Ihre Quellen',
    lead: 'Was Ihre Zeitung liest: nach Themen oder nach Ihrer eigenen Liste. Beides lässt sich in der Redaktion jederzeit ändern.',
    intro:
      'Fügen Sie die Adresse eines Feeds oder einer Seite ein, die einen hat, jede in eine eigene Zeile. Oder bringen Sie die Liste der Abonnements (OPML) eines anderen Feedreaders mit.',
    addresses: 'Adressen, eine je Zeile',
    addressesHint: 'Auch der Text einer OPML-Datei lässt sich einfügen.',
    section: 'Ressort (freiwillig)',
    sectionHint: 'Wo ihre Artikel erscheinen. Aus den Ordnern einer OPML-Datei werden von selbst Ressorts.',
    sectionLong: 'Bitte verwenden Sie einen Namen von höchstens 40 Zeichen.',
    list: 'OPML-Datei (freiwillig)',
    submit: 'Diese Quellen hinzufügen',
    none: 'Bitte fügen Sie mindestens eine Adresse ein, oder wählen Sie eine Datei.',
    noList: 'Das ist ein Dokument, aber keine Liste von Abonnements: Sein erstes Tag ist nicht „opml“.',
    emptyList: 'Diese Liste nennt keine Feeds.',
    tooLarge: 'Das ist mehr, als die Zeitung auf einmal annimmt. Bitte teilen Sie es auf.',
    tooMany: (most) => `Bitte fügen Sie höchstens ${most} Quellen auf einmal hinzu.`,
    cutShort: 'Die Liste bricht vor ihrem Ende ab: Bitte sehen Sie nach, ob alle ihre Quellen hier sind.',
    outcomes: 'Was daraus geworden ist',
    waiting: 'Wird noch gefragt.',
    added: (title, count) => `„${title}“ hinzugefügt, mit ${counted(count, 'Artikel', 'Artikeln')}.`,
    addedSick: (title, why) => `„${title}“ hinzugefügt, aber: ${why}`,
    refused: (why) => `Nicht hinzugefügt: ${why}`,
    line: (line) => `Zeile ${line}`,
    odd: {
      twice: (first) => `Steht schon in der Liste, in Zeile ${first}.`,
      'no-address': 'Dieser Eintrag eines Feeds hat keine Adresse.',
      'not-web': 'Das ist keine Adresse im Web: Solche beginnen mit http:// oder https://.',
      'too-long': 'Diese Adresse ist zu lang, um eine zu sein.',
    },
    count: ({ added, known, refused, waiting }) =>
      [
        `${added} hinzugefügt`,
        known > 0 ? `${known} schon da` : '',
        refused > 0 ? `${refused} nicht hinzugefügt` : '',
        waiting > 0 ? `${waiting} noch unbeantwortet` : '',
      ]
        .filter(Boolean)
        .join(', '),
    group: (name, count) => `${name} (${count})`,
    failed: 'Nicht hinzugefügt',
    knownAlready: 'Schon da',
    stillWaiting: 'Noch unbeantwortet',
    addedNow: 'Hinzugefügt',
    starter: {
      title: 'Beginnen Sie mit dem, was Sie interessiert',
      intro:
        'Diese Redaktionen und Einrichtungen erlauben es anderen, ihre Texte ganz zu zeigen. Jede kommt in das Ressort ihres ersten Themas.',
      unverified: 'Ungeprüft ist, was diese Zeitung noch nicht gelesen hat; was nicht antwortet, wird ausgelassen.',
      unverifiedMark: 'ungeprüft',
      interest: 'Themen',
      language: 'Sprachen',
      languages: { en: 'Englisch', de: 'Deutsch' },
      interests: {
        world: 'Welt',
        politics: 'Politik',
        science: 'Wissenschaft',
        environment: 'Umwelt',
        technology: 'Technik',
        culture: 'Kultur',
      },
      statedAt: (title) => `Wo ${title} das sagt`,
      own: 'Eigene Quellen hinzufügen',
      submit: 'Angekreuztes hinzufügen',
      noInterest: 'Bitte kreuzen Sie mindestens ein Thema an.',
      noLanguage: 'Bitte kreuzen Sie mindestens eine Sprache an.',
      noneOfThem: 'In dieser Sprache gibt es davon noch keine. Bitte kreuzen Sie etwas anderes an.',
    },
    again: 'Nachsehen, wie weit es ist',
    have: (count) => `Die Zeitung liest ${count === 1 ? 'eine Quelle' : counted(count, 'Quelle', 'Quellen')}.`,
  },
  weather: {
    title: 'Das Wetter',
    intro: 'Das steht am Kopf jeder Seite.',
    none: 'Kein Wetterdienst wird gefragt: WEATHER_PROVIDER steht auf none, wo das Programm gestartet wird. Die Zeile zeigt Ort und Datum.',
    nothingYet:
      'Noch ist kein Messwert gekommen. Sobald der Wetterdienst geantwortet hat, steht er von selbst in der Zeile.',
    unit: 'Temperaturen',
    celsius: 'in Grad Celsius',
    fahrenheit: 'in Grad Fahrenheit',
    unitMissing: 'Bitte wählen Sie eines von beiden.',
  },
  done: {
    title: 'Ihre Zeitung ist fertig',
    intro: 'Neue Artikel kommen von nun an von selbst.',
    front: 'Zur Titelseite',
    desk: 'Zur Redaktion',
    account: 'Zu Ihrem Konto',
    moreSources: 'Weitere Quellen hinzufügen',
    sample: 'Die Probeausgabe',
    sampleStands: 'Ihre erfundenen Artikel stehen auf der Titelseite, bis Ihre Quellen die ersten Artikel bringen.',
    sampleBeside: 'Ihre erfundenen Artikel stehen nicht mehr auf der Titelseite, aber noch unter ihren Adressen.',
    removeSample: 'Probeausgabe entfernen',
    sampleGone: 'Die Probeausgabe ist entfernt.',
  },
}
