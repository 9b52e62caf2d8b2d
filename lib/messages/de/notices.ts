import type { Messages } from '../model.ts'
import { counted } from './numbers.ts'

type Notices = Messages['notices']

const left = 'Jemand, der gegangen ist,'

/** What each notice says of a comment under a headline; `by` is null for somebody who has left. */
const said: Notices['said'] = {
  reply: (by) => `${by ?? left} hat auf Ihren Kommentar geantwortet.`,
  approved: () => 'Ihr Kommentar ist freigegeben: Alle können ihn jetzt lesen.',
  rejected: () => 'Ihr Kommentar wurde nicht freigegeben. Seine Seite sagt, warum und wie Sie widersprechen können.',
  removed: () => 'Ihr Kommentar wurde entfernt. Seine Seite sagt, warum und wie Sie widersprechen können.',
  restored: () => 'Ihr Kommentar ist wieder zu sehen.',
  'still-waiting': () => 'Ihr Kommentar wartet noch. Die Moderation wurde an ihn erinnert.',
  'appeal-granted': () => 'Ihrem Widerspruch wurde stattgegeben: Der Kommentar ist zu sehen.',
  'appeal-refused': () => 'Die Moderation hat Ihren Widerspruch gelesen; die Entscheidung bleibt bestehen.',
  warned: () => 'Die Moderation hat Sie verwarnt.',
  paused: () => 'Ihr Konto pausiert: Sie können lesen, aber nicht kommentieren.',
  banned: () => 'Ihr Konto darf hier nicht mehr schreiben.',
  'list-invitation': (by) => `${by ?? 'Jemand, der nicht mehr hier ist,'} lädt Sie ein, eine Leseliste zu teilen.`,
}

export const notices: Notices = {
  title: 'Mitteilungen',
  said,
  fresh: 'Neu',
  on: (headline) => `Zu „${headline}“`,
  list: {
    viewer: (name) => `„${name}“, zum Lesen`,
    editor: (name) => `„${name}“, zum Lesen und Bearbeiten`,
  },
  moderatorSays: 'Die Moderation schreibt:',
  nothing:
    'Noch nichts. Wenn jemand auf einen Kommentar von Ihnen antwortet, Sie zu einer Leseliste einlädt oder die Moderation etwas entscheidet, steht es hier.',
  older: 'Ältere Mitteilungen',
  markRead: 'Alle als gelesen markieren',
  allRead: 'Alle Mitteilungen sind als gelesen markiert.',
  byMail: 'Antworten können auch per E-Mail kommen:',
  toChoose: 'wie oft, wählen Sie',
  letters: {
    title: 'E-Mails über Antworten',
    label: 'Wenn jemand auf einen Kommentar von Ihnen antwortet',
    hint: 'Jede dieser E-Mails lässt sich mit einem Klick abbestellen. Sie gehen an Ihre bestätigte E-Mail-Adresse.',
    noMail: 'Bestätigen Sie erst eine E-Mail-Adresse: Dorthin gehen sie.',
    rhythms: {
      never: 'Keine E-Mails',
      'at-once': 'Sofort eine E-Mail',
      daily: 'Eine E-Mail am Tag, morgens',
    },
    kept: 'Gespeichert.',
    one: (paper) => `Eine Antwort auf Ihren Kommentar bei ${paper}`,
    many: (paper, count) => (count === 1 ? `Eine Antwort bei ${paper}` : `${count} Antworten bei ${paper}`),
    reply: (one) =>
      `${one.by ?? left} hat auf Ihren Kommentar zu „${one.headline}“ geantwortet:\n\n${one.text}\n\n${one.link}`,
    foot: (paper, account, stop) =>
      `\n\n--\u0020\n${paper} schickt diese E-Mails, weil Sie darum gebeten haben.\nMehr oder weniger davon: ${account}\nGar keine mehr: ${stop}\n`,
    greeting: (handle) => `Guten Tag, ${handle},`,
    more: (count, link) => `Und ${counted(count, 'weitere', 'weitere')}: ${link}`,
  },
  unsubscribe: {
    title: 'E-Mails über Antworten',
    ask: (handle) => `Keine E-Mails mehr über Antworten auf die Kommentare von ${handle}?`,
    stop: 'Diese E-Mails abbestellen',
    stopped: (handle) => `Über Antworten auf die Kommentare von ${handle} kommen keine E-Mails.`,
    again: 'Auf der Kontoseite lassen sie sich wieder bestellen.',
    toAccount: 'Zur Kontoseite',
    unknown:
      'Dieser Link stammt nicht von der Zeitung, oder er wurde unterwegs abgeschnitten. Sie können die E-Mails auch auf Ihrer Kontoseite abbestellen.',
    done: 'Diese E-Mails sind abbestellt.',
  },
}
