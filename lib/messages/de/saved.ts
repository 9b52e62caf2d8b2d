import type { Messages } from '../model.ts'
import { counted, written } from './numbers.ts'

/** `1 Std. 50 Min.`, as short as a sum can be said. */
const duration: Messages['saved']['duration'] = (minutes) => {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  return [hours > 0 && `${written(hours)}\u00a0Std.`, (rest > 0 || hours === 0) && `${rest}\u00a0Min.`]
    .filter(Boolean)
    .join(' ')
}

/** Saving for later, and reading lists. */
export const saved: Messages['saved'] = {
  duration,
  button: (headline) => `Merken: ${headline}`,
  save: 'Merken',
  saved: 'Gemerkt',
  signInFirst: 'Bitte melden Sie sich erst an. Danach ist der Artikel sofort gemerkt.',
  savedNow: (headline) => `Gemerkt: ${headline}`,
  noSuchArticle: 'Diesen Artikel gibt es hier nicht mehr, deshalb lässt er sich nicht merken.',
  notSaved: 'Das ließ sich gerade nicht merken. Bitte versuchen Sie es gleich noch einmal.',
  cannotPutBack: 'Das wurde vor mehr als einer Stunde entfernt und lässt sich nicht zurückholen.',
  title: 'Gemerkt',
  sums: (unread, minutes) => (unread === 0 ? 'Nichts ungelesen' : `${written(unread)} ungelesen, ${duration(minutes)}`),
  orderLabel: 'Reihenfolge',
  savedOn: (date) => `gemerkt am ${date}`,
  gone: 'nicht mehr in der Zeitung',
  elsewhere: 'anderswo',
  remove: 'Entfernen',
  removeNamed: (headline) => `Entfernen: ${headline}`,
  putBack: 'Zurückholen',
  putBackNamed: (headline) => `Zurückholen: ${headline}`,
  removedNow: (headline) => `Entfernt: ${headline}`,
  more: 'Mehr von dem, was Sie sich gemerkt haben',
  nothing: {
    all: 'Noch ist nichts gemerkt. Das kleine Lesezeichen an einer Schlagzeile bewahrt ihren Artikel hier auf, bis Sie Zeit haben.',
  },
  tryList: 'Eine Liste für den Anfang:',
  list: {
    by: (owner) => `Eine Leseliste von ${owner}`,
    sums: (count, minutes) => `${counted(count, 'Artikel', 'Artikel')}, ${duration(minutes)}`,
    nothing: 'Auf dieser Liste steht noch nichts.',
    private: 'Nur Sie können diese Liste lesen.',
    link: 'Wer diese Adresse kennt, kann diese Liste lesen.',
    invented: 'Eine Liste der Probeausgabe: Wer sie führt, ist erfunden.',
    byLine: (name, owner) => `${name}, eine Leseliste von ${owner}`,
  },
}
