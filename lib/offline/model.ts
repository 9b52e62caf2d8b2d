// Read by the worker and by client leaves too: types, numbers and nothing that needs a store.

/** So many stories of the front are kept with their texts. */
export const FRONT_STORIES = 20
/** The front is kept anew once in this time at most. */
export const FRONT_EVERY_MS = 60 * 60 * 1000
/** What is saved is looked through once in this time at most; what is kept of it already is not asked for again. */
export const SAVED_EVERY_MS = 5 * 60 * 1000
/** Bytes of the front and its stories; what comes after is left out. */
export const MOST_FRONT_BYTES = 8_000_000
/** Of what somebody saved: articles, and bytes of them. */
export const MOST_SAVED = 200
export const MOST_SAVED_BYTES = 50_000_000
/** Changes that wait for the network, and characters in one of them. */
export const MOST_WAITING = 500
export const LONGEST_WAITING = 100_000
/** A network that has not begun to answer after so long is as good as none, where the page is kept. */
export const PATIENCE_MS = 8_000
/** The same for a change that can wait: it is sent again, and done once. */
export const CHANGE_PATIENCE_MS = 10_000
/** So long the worker waits for an answer that nobody else waits for. */
export const ANSWER_MS = 30_000
/** So often the paper may answer to a change that it cannot now; then it is set aside, and the next is sent. */
export const MOST_ATTEMPTS = 5
/** After such an answer the change is left alone for so long, or for longer where the paper asks for that. */
export const ATTEMPT_WAITS_MS = [10_000, 30_000, 120_000, 300_000] as const

/** Says in which way the worker wants a page of everybody, in place of the cookie, which it does not send: a query as the cookie holds it. */
export const READING_HEADER = 'broadsheet-reading'
/** Where the worker's own buttons send to: it takes them itself, and nothing of them reaches the paper. */
export const OFFLINE_FORM = '/send/offline'
/** On a change that has waited: the account that made it. No other may send it. */
export const AS_HEADER = 'broadsheet-as'
/** On a change that has waited: its own name. It is made once, however often it arrives. */
export const ONCE_HEADER = 'broadsheet-once'

/** Whose browser this is now: of which session what is kept is, and of which account what waits. */
export type Keeper = { session: string; person: number }

/** A story that is kept, or could be: as a list names it. */
export type Readable = { href: string; headline: string }
export type SavedReadable = Readable & {
  source: string
  minutes: number
  articleId: number | null
  saveId: number
  /** Another one as soon as its page says something else: its text, a mark or a note in it, how far it was read. */
  version: string
}

/** What can be done without a network, as a list of what waits names it. */
export const ACTS = [
  'save',
  'unsave',
  'state',
  'remove',
  'restore',
  'note',
  'progress',
  'address',
  'mark',
  'unmark',
  'put',
  'take-off',
  'move',
  'follow',
  'other',
] as const
export type Act = (typeof ACTS)[number]

/** What the worker says without a page around it, in the reader's language. `{time}`, `{count}`, `{sentence}` are filled in. */
export type WorkerWords = {
  /** Above a kept page of the paper, and of what somebody saved; and where there is a network that does not answer. */
  paperOf: string
  savedOf: string
  slowPaperOf: string
  slowSavedOf: string
  tryAgain: string
  waitsOne: string
  waitsMany: string
  /** What a change does. */
  acts: Record<Act, string>
  /** Of a page that is not kept. */
  away: string
  awayText: string
  nothingKept: string
  /** Of the page about reading offline, without a network. */
  awayNow: string
  drop: string
  empty: string
  readable: string
  front: string
  saved: string
  /** Of something sent that cannot wait. */
  notSent: string
  notSentText: string
  /** The same of a file, which has to be chosen again. */
  notSentFile: string
  goBack: string
  sendAgain: string
  /** Of signing out while changes wait, and without a network. */
  leaving: string
  leavingOne: string
  leavingMany: string
  leavingText: string
  leavingRefused: string
  leaveAnyway: string
  stay: string
  leavingAway: string
  leavingAwayText: string
  toOffline: string
}

/** What there is to keep, as `GET /api/offline` tells it. */
export type Manifest = {
  keeper: Keeper | null
  /** Now, by the paper's clock. */
  at: string
  language: string
  timeZone: string
  /** The choices by which a page is printed, as a query: language, place, unit. */
  reading: string
  front: Readable[]
  /** Newest first; empty for nobody. */
  saved: SavedReadable[]
  /** How many there would be. */
  savedInAll: number
  words: WorkerWords
}

/** A change made while there was no network. */
export type Waiting = {
  id: number
  /** Its own name, for the server to know it again. */
  once: string
  person: number
  path: string
  /** Of the body: a form's, or JSON. */
  type: string
  body: string
  /** Epoch milliseconds. */
  at: number
  state: 'waits' | 'refused'
  /** Why it was refused, or could not be done so far. */
  sentence: string | null
  /** How often the paper has answered that it cannot now; absent in what an older worker has left. */
  attempts?: number
  /** Epoch milliseconds: not sent by itself before. */
  retryAt?: number
}

/** A change as its page shows it: what it does, to which story, and what was typed in it. */
export type WaitingShown = {
  id: number
  act: Act
  headline: string | null
  typed: string[]
  refused: boolean
  sentence: string | null
  attempts: number
}

/** What the worker tells a page that asks. */
export type OfflineState = {
  front: { time: string; stories: number; bytes: number } | null
  /** Of whoever is signed in; null where nobody is, or nothing is kept. */
  saved: { time: string; count: number; left: number; bytes: number } | null
  /** Style sheets and typefaces. */
  files: number
  /** The browser had no room. */
  full: boolean
  /** The browser lets nothing be kept at all. */
  storeless: boolean
  waiting: WaitingShown[]
  /** Changes of accounts that are not signed in here. */
  others: number
}

/** What a page may ask of the worker. */
export type Asked =
  | { is: 'page'; session: string | null; choices: string }
  /** `send`: what is to be tried again by now; `send-now`: all that waits. */
  | { is: 'state' | 'keep' | 'empty' | 'off' | 'send' | 'send-now' | 'drop-others' }
  | { is: 'drop' | 'again'; id: number }
