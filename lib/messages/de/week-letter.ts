import type { Messages } from '../model.ts'
import { counted } from './numbers.ts'

export const weekLetter: Messages['weekLetter'] = {
  title: 'Sonntagsbrief',
  label: 'Was Sie in der Woche gemerkt haben, per E-Mail',
  hint: 'Er kommt sonntags um sieben Uhr früh, wenn Sie in der Woche etwas gemerkt haben. Ein Klick bestellt ihn ab.',
  noMail: 'Bestätigen Sie zuerst eine E-Mail-Adresse: Dorthin geht der Brief.',
  wishes: { no: 'Kein Brief', yes: 'Jeden Sonntag ein Brief' },
  kept: 'Gespeichert.',
  subject: (paper, count) => `Ihre Woche bei ${paper}: ${counted(count, 'Artikel', 'Artikel')} gemerkt`,
  greeting: (handle) => `Guten Tag ${handle},`,
  intro: (count, sums) =>
    `in dieser Woche haben Sie ${counted(count, 'Artikel', 'Artikel')} gemerkt. Insgesamt auf Ihrer Liste: ${sums}.`,
  saved: 'Diese Woche gemerkt',
  inProgress: 'Früher angefangen',
  meta: (source, time) => `${source} · ${time}`,
  minutes: (count) => `${count}\u00a0Min.`,
  done: 'gelesen',
  archived: 'im Archiv',
  more: (count) => `und ${count} weitere`,
  toSaved: 'Alles, was Sie gemerkt haben',
  foot: (paper) => `${paper} schickt diesen Brief sonntags, weil Sie ihn bestellt haben.`,
  change: 'Ändern',
  stop: 'Brief abbestellen',
  unsubscribe: {
    title: 'Sonntagsbrief',
    ask: (handle) => `Keine Sonntagsbriefe mehr an ${handle}?`,
    stop: 'Brief abbestellen',
    stopped: (handle) => `An ${handle} gehen keine Sonntagsbriefe.`,
    again: 'Auf der Kontoseite können Sie den Brief wieder bestellen.',
  },
}
