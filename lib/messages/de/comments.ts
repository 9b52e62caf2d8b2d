import type { Messages } from '../model.ts'
import { counted, written } from './numbers.ts'

type Comments = Messages['comments']

const closed: Comments['closed'] = {
  closed: (until) =>
    `Diese Diskussion ist ${until ? `bis zum ${until} Uhr ` : ''}geschlossen. Alles Gesagte bleibt hier zu lesen.`,
  'closed-by-age': () => 'Dieser Artikel ist zu alt für neue Kommentare. Alles Gesagte bleibt hier zu lesen.',
  'older-accounts': () => 'Gerade dürfen hier nur ältere Konten schreiben. Ihres ist in ein paar Tagen alt genug.',
  paused: (until) =>
    `Ihr Konto pausiert${until ? ` bis zum ${until} Uhr` : ''}: Sie können lesen, aber nicht schreiben.`,
  banned: (until) =>
    `Ihr Konto darf hier ${until ? `bis zum ${until} Uhr ` : ''}nicht schreiben: Sie können lesen, mehr nicht.`,
}

const notes: Comments['notes'] = {
  'everything-waits': 'Gerade liest die Moderation jeden Kommentar, bevor er erscheint.',
  'slow-mode': 'Es geht gerade langsam: Jeder darf nur hin und wieder schreiben, damit alle zu Wort kommen.',
  'older-accounts': 'Gerade dürfen nur Konten schreiben, die schon einige Tage alt sind.',
}

/** Why a comment waits, as its author is told. */
const rules: Comments['rules'] = {
  newcomer: 'Die ersten Kommentare eines neuen Kontos liest die Moderation, bevor alle sie sehen.',
  'everything-waits': 'Gerade liest die Moderation jeden Kommentar zuerst.',
  links: 'Er enthält viele Links, deshalb sieht die Moderation ihn zuerst an.',
  repeated: 'Derselbe Text wurde hier schon geschickt, deshalb sieht die Moderation ihn zuerst an.',
  'listed-word': 'Er enthält ein Wort, das die Moderation hier zuerst ansieht.',
  'recent-rejections': 'Zuletzt wurden Kommentare von Ihnen abgelehnt, deshalb sieht die Moderation diesen zuerst an.',
  'looks-like-rejected':
    'Er ähnelt Kommentaren, die hier abgelehnt wurden, deshalb sieht die Moderation ihn zuerst an.',
}

const reasons: Comments['reasons'] = {
  spam: 'Werbung oder Spam',
  insult: 'Beleidigung',
  hate: 'Hass gegen Menschen',
  threat: 'Drohung',
  'private-data': 'private Angaben über andere',
  'off-topic': 'nicht zum Thema',
  illegal: 'rechtswidrig',
  other: 'ein anderer Grund',
}

const soon = (wait: string | null) => (wait ? `in ${wait}` : 'bald')

const notNow: Comments['errors']['notNow'] = {
  closed: () => 'Diese Diskussion ist geschlossen. Was Sie geschrieben haben, bleibt eine Stunde lang hier erhalten.',
  'closed-by-age': () => 'Dieser Artikel ist zu alt für neue Kommentare.',
  'older-accounts': (wait) => `Gerade dürfen hier nur ältere Konten schreiben. Ihres darf es ${soon(wait)}.`,
  'slow-mode': (wait) =>
    `Es geht gerade langsam. Sie dürfen ${soon(wait)} wieder schreiben; was Sie geschrieben haben, bleibt erhalten.`,
}

export const comments: Comments = {
  errors: {
    empty: 'Bitte schreiben Sie Ihren Kommentar!',
    long: (most) => `Bitte beschränken Sie sich auf ${written(most)} Zeichen.`,
    name: 'Bitte geben Sie hier Ihren Namen ein.',
    parentGone:
      'Der Kommentar, auf den Sie antworten, ist nicht mehr zu sehen. Sie können Ihren als neuen Kommentar abschicken.',
    tooLate:
      'Ein Kommentar lässt sich zehn Minuten lang ändern; diese Zeit ist vorbei. Sie können ihn löschen oder einen weiteren schreiben.',
    ownVote: 'Sich selbst können Sie nicht zustimmen.',
    muted: 'Stummgeschaltet. Was diese Person schreibt, ist für Sie von jetzt an eingeklappt.',
    unmuted: 'Nicht mehr stummgeschaltet.',
    notNow,
  },
  landmark: 'Kommentare',
  mostDiscussed: 'Meistdiskutiert',
  count: (count) => counted(count, 'Kommentar', 'Kommentare'),
  skip: 'Direkt zu den Kommentaren',
  toThread: (count) => `${counted(count, 'Kommentar', 'Kommentare')}, zur Diskussion`,
  sortBy: 'Kommentare sortieren',
  sorts: { oldest: 'Älteste', newest: 'Neueste', 'most-agreed': 'Meiste Zustimmung' },
  empty: 'Noch hat niemand etwas gesagt. Das erste Wort ist oft das freundlichste.',
  leave: 'Schreiben Sie einen Kommentar',
  yourCommentAs: (name) => `Ihr Kommentar, als ${name}`,
  yourComment: 'Ihr Kommentar',
  yourName: 'Ihr Name, wie er an Ihren Kommentaren steht',
  neighbour: 'Schreiben Sie so, wie Sie es sich von Ihren Nachbarn wünschen.',
  signInNext: 'Als Nächstes melden Sie sich an; was Sie geschrieben haben, bleibt erhalten.',
  publish: 'Veröffentlichen',
  staff: 'Redaktion',
  you: 'Sie',
  left: 'Jemand, der gegangen ist',
  gone: 'Nicht mehr hier',
  edited: 'geändert',
  inReplyTo: 'als Antwort an',
  agree: 'Zustimmen',
  agreeWith: (name, count) => `Zustimmen ${count}, ${name}`,
  agreed: (count) => (count === 0 ? '' : counted(count, 'Zustimmung', 'Zustimmungen')),
  reply: 'Antworten',
  replyTo: (name) => `Antworten auf ${name}`,
  link: 'Link',
  linkTo: (name) => `Link zum Kommentar von ${name}`,
  report: 'Melden',
  reportOf: (name) => `Melden: Kommentar von ${name}`,
  edit: 'Ändern',
  editOwn: 'Ändern: Ihren Kommentar',
  remove: 'Löschen',
  removeOwn: 'Löschen: Ihren Kommentar',
  mute: 'Stummschalten',
  muteOf: (name) => `Stummschalten: ${name}`,
  unmute: 'Nicht mehr stumm',
  unmuteOf: (name) => `Nicht mehr stumm: ${name}`,
  muted: (name) => `${name}, von Ihnen stummgeschaltet, hat hier etwas geschrieben.`,
  stub: {
    author: 'Dieser Kommentar wurde von der Person gelöscht, die ihn schrieb.',
    moderator: 'Die Moderation hat diesen Kommentar entfernt.',
  },
  moreReplies: (count) => counted(count, 'weitere Antwort', 'weitere Antworten'),
  moreRoots: 'Weitere Kommentare',
  fromTheStart: 'Zurück zur ganzen Diskussion',
  oneComment: 'Sie sehen einen Kommentar und was dazugehört.',
  closed,
  notes,
  rules,
  reasons,
  reportReasons: { ...reasons, copyright: 'unerlaubt kopiert' },
  held: {
    state: 'Wartet auf Freigabe.',
    onlyYou: 'Nur Sie und die Moderation sehen ihn.',
    waitsSince: 'Er wartet seit',
    afterTime: '\u00a0Uhr. ',
    usual: (time) => `Gewöhnlich dauert es hier etwa ${time}.`,
    mayEdit: 'Ändern können Sie ihn noch.',
  },
  rejected: 'Nicht freigegeben.',
  removed: 'Entfernt.',
  decision: {
    reason: (reason) => `Der Grund: ${reason}.`,
    appeal: 'Widerspruch einlegen',
    open: 'Der Widerspruch wird gelesen.',
    refused: 'Der Widerspruch wurde gelesen; die Entscheidung bleibt bestehen.',
    granted: 'Dem Widerspruch wurde stattgegeben.',
  },
  verdicts: {
    landmark: (name) => `Über den Kommentar von ${name} entscheiden`,
    decide: 'Entscheiden',
    approve: 'Freigeben',
    reject: 'Ablehnen',
    remove: 'Entfernen',
    restore: 'Wiederherstellen',
  },
  pages: {
    back: 'Zurück zur Diskussion',
    quoted: (name) => `${name} schrieb`,
    reply: (name) => `Antwort auf ${name}`,
    edit: 'Ihren Kommentar ändern',
    editUntil: (time) => `Sie können ihn bis ${time} Uhr ändern. Er wird als geändert gekennzeichnet.`,
    editHeld: 'Sie können ihn ändern, solange er auf Freigabe wartet.',
    save: 'Änderung speichern',
    remove: 'Ihren Kommentar löschen?',
    removeText: 'Er ist dann endgültig weg. Hat jemand geantwortet, bleibt an seiner Stelle eine Zeile stehen.',
    removeNow: 'Löschen',
    report: 'Einen Kommentar melden',
    reportText:
      'Die Moderation liest jede Meldung. Sie brauchen kein Konto, und wer den Kommentar schrieb, erfährt nicht, wer Sie sind.',
    reportReason: 'Was ist daran nicht in Ordnung?',
    reportMore: 'Was sollte die Moderation noch wissen?',
    reportSend: 'Meldung abschicken',
    appeal: 'Widerspruch einlegen',
    appealText:
      'Ihren Widerspruch liest, wenn möglich, jemand anderes aus der Moderation. Sie können einmal widersprechen; sagen Sie, was übersehen wurde.',
    appealWords: 'Ihr Widerspruch',
    appealSend: 'Widerspruch abschicken',
  },
  /** For the thread's script; `{count}` is filled in there. */
  live: {
    newOne: '1 neuer Kommentar',
    newMany: '{count} neue Kommentare',
    newShown: 'Die neuen Kommentare sind zu sehen.',
    moreShown: 'Weitere Kommentare sind zu sehen.',
    posted: 'Ihr Kommentar ist veröffentlicht.',
    waits: 'Ihr Kommentar wartet auf Freigabe.',
    changed: 'Ihr Kommentar ist geändert.',
    removed: 'Ihr Kommentar ist gelöscht.',
    agreed: 'Sie stimmen zu.',
    disagreed: 'Sie stimmen nicht mehr zu.',
    sent: 'Abgeschickt.',
    sending: 'Wird gesendet …',
    draft: 'Entwurf wiederhergestellt',
    offline:
      'Sie sind offline. Was Sie geschrieben haben, bleibt hier und in diesem Browser: Senden Sie es, wenn das Netz wieder da ist.',
    failed:
      'Die Zeitung ist gerade nicht zu erreichen. Was Sie geschrieben haben, steht noch hier; bitte versuchen Sie es noch einmal.',
    copied: 'Der Link ist kopiert.',
    cancel: 'Abbrechen',
  },
}
