import type { Messages } from '../model.ts'

const until = (date: string | null) => (date === null ? '' : ` bis ${date}`)
const many = (count: number, most: number) => (count > most ? `Mehr als ${most}` : `${count}`)

export const mutes: Messages['mutes'] = {
  title: 'Was Sie stummschalten',
  text: 'Es wird für Sie überall zurückgehalten: auf der Titelseite, in Listen, bei verwandten Artikeln, in Suche, Kommentaren, Mitteilungen und Briefen. Für alle anderen ändert sich nichts. Was Sie sich gemerkt haben, bleibt, wo es ist.',
  nothing:
    'Sie schalten nichts stumm. Quellen, Themen und Autoren lassen sich auf deren Seiten und bei jedem Artikel stummschalten, Personen bei ihren Kommentaren und Wörter hier.',
  count: (things) =>
    `${things === 1 ? 'Eines wird' : `${things} werden`} für Sie zurückgehalten: Quellen, Themen, Autoren, Wörter oder Personen.`,
  kinds: { source: 'Quelle', topic: 'Thema', author: 'Autor', word: 'Wort', person: 'Person' },
  quoted: (word) => `„${word}“`,
  groups: { source: 'Quellen', topic: 'Themen', author: 'Autoren', word: 'Wörter', person: 'Personen' },
  mute: 'Stummschalten',
  muteOne: {
    source: (name) => `Quelle ${name} stummschalten`,
    topic: (name) => `Thema ${name} stummschalten`,
    author: (name) => `Autor ${name} stummschalten`,
  },
  muteThis: 'Stummschalten …',
  unmute: 'Nicht mehr stumm',
  unmuteOf: (name) => `Nicht mehr stumm: ${name}`,
  forget: 'Vergessen',
  forgetOf: (name) => `Vergessen: ${name}`,
  howLong: 'Wie lange',
  lengths: { good: 'Auf Dauer', day: 'Einen Tag', week: 'Eine Woche', month: 'Einen Monat', date: 'Bis zu einem Tag' },
  date: 'Letzter Tag',
  dateHint: 'Nur für „Bis zu einem Tag“.',
  change: 'Ändern',
  changeOf: (name) => `Ende ändern: ${name}`,
  changeEnd: 'Ende ändern',
  forGood: 'Auf Dauer',
  untilDate: (date) => `Bis ${date}`,
  ended: (date) => `Beendet am ${date}`,
  takenBack: 'Nicht mehr stumm',
  putBack: 'Wieder stummschalten',
  putBackOf: (name) => `Wieder stummschalten: ${name}`,
  week: (stories) =>
    stories === 0 ? 'Kein Artikel in den letzten 7 Tagen' : `${stories} Artikel in den letzten 7 Tagen`,
  weekMany: (most) => `Mehr als ${most} Artikel in den letzten 7 Tagen`,
  addTitle: 'Ein Wort stummschalten',
  word: 'Wort oder Wortfolge',
  wordHint:
    'Ganze Wörter in Überschriften, Vorspännen, Themen und Kommentaren, groß oder klein geschrieben. Mehrere Wörter gelten als Wortfolge; fuß* ist jedes Wort, das so beginnt.',
  nowMuted: (name, date) => `Stummgeschaltet${until(date)}: ${name}.`,
  notMuted: (name) => `Nicht mehr stumm: ${name}.`,
  changed: (name, date) => `${name} ist ${date === null ? 'auf Dauer' : `bis ${date}`} stummgeschaltet.`,
  here: {
    source: (name, date) => `Sie haben die Quelle ${name}${until(date)} stummgeschaltet.`,
    topic: (name, date) => `Sie haben das Thema ${name}${until(date)} stummgeschaltet.`,
    author: (name, date) => `Sie haben den Autor ${name}${until(date)} stummgeschaltet.`,
    word: (name, date) => `Sie haben „${name}“${until(date)} stummgeschaltet.`,
    person: (name, date) => `Sie haben ${name}${until(date)} stummgeschaltet.`,
  },
  showStories: 'Artikel zeigen',
  allHeld: 'Alles davon wird zurückgehalten.',
  heldBack: (count, most, names) => `${many(count, most)} Artikel zurückgehalten: ${names}.`,
  shown: (count, most, names) => `${many(count, most)} stummgeschaltete Artikel stehen hier: ${names}.`,
  andOthers: 'und andere',
  heldNotices: (count) =>
    count === 1 ? '1 stummgeschaltete Antwort zurückgehalten.' : `${count} stummgeschaltete Antworten zurückgehalten.`,
  heldItems: (count) =>
    count === 1 ? '1 stummgeschalteter Eintrag zurückgehalten.' : `${count} stummgeschaltete Einträge zurückgehalten.`,
  show: () => 'Zeigen',
  hide: () => 'Zurückhalten',
  changeAll: 'Ändern, was Sie stummschalten',
  inComment: (word) => `Ein Kommentar mit „${word}“, von Ihnen stummgeschaltet.`,
  showComment: 'Zeigen',
  errors: {
    nothingThere: 'Eine solche Quelle, ein solches Thema oder einen solchen Autor hat die Zeitung nicht.',
    tooMany: (most) =>
      `Sie haben schon ${most} Dinge stummgeschaltet, mehr geht nicht. Geben Sie zuerst eines davon frei.`,
    empty: 'Geben Sie ein Wort ein.',
    long: (most) => `Höchstens ${most} Zeichen und 8 Wörter.`,
    short: 'So wenige Buchstaben hielten viel zu viel zurück: mindestens 2, vor einem Sternchen 3.',
    star: 'Ein Sternchen steht am Ende eines Wortes: fuß*',
    common: (word) => `„${word}“ steht in so vielen Artikeln, dass von der Zeitung wenig übrig bliebe.`,
    date: 'Wählen Sie einen Tag von heute an, innerhalb von zehn Jahren.',
    gone: 'Das ist vor mehr als einer Stunde freigegeben worden.',
  },
}
