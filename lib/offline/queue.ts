import {
  type Act,
  ATTEMPT_WAITS_MS,
  LONGEST_WAITING,
  MOST_ATTEMPTS,
  type Readable,
  type Waiting,
  type WaitingShown,
} from './model.ts'

/**
 * All that may be sent later, by name: what somebody does with what they keep for themselves, each of which the paper does
 * once however often it arrives. Anything else that is sent offline is given back with what was typed in it.
 */
const MAY_WAIT: ReadonlyMap<string, Act> = new Map([
  ['/send/save', 'save'],
  ['/send/progress', 'progress'],
  ['/send/follow', 'follow'],
  ['/send/saved/state', 'state'],
  ['/send/saved/note', 'note'],
  ['/send/saved/remove', 'remove'],
  ['/send/saved/restore', 'restore'],
  ['/send/saved/address', 'address'],
  ['/send/highlight', 'mark'],
  ['/send/highlight/note', 'note'],
  ['/send/highlight/remove', 'unmark'],
  ['/send/highlight/restore', 'restore'],
  ['/send/list/put', 'put'],
  ['/send/list/take-off', 'take-off'],
  ['/send/list/put-back', 'restore'],
  ['/send/list/move', 'move'],
  ['/send/list/note', 'note'],
])

export const MAY_WAIT_PATHS: readonly string[] = [...MAY_WAIT.keys()]

export const mayWait = (path: string): boolean => MAY_WAIT.has(path)

/** Whether the later of two changes says all that the earlier did: how far a story was read is told every few seconds. */
export function replaces(later: Pick<Waiting, 'path' | 'type' | 'body'>, earlier: Waiting): boolean {
  if (later.path !== '/send/progress' || earlier.path !== later.path || earlier.state !== 'waits') return false
  const textOf = (change: Pick<Waiting, 'type' | 'body'>) =>
    fieldsOfBody(change)
      .find(([name]) => name === 'article' || name === 'copy')
      ?.join()
  return textOf(later) === textOf(earlier)
}

/** Files are not kept here, and a body longer than this is none that a reader has typed. */
export const canBeKept = (type: string, body: string): boolean =>
  /^application\/(json|x-www-form-urlencoded)\b/i.test(type) && body.length <= LONGEST_WAITING

/** The fields of a body, as texts. */
export function fieldsOfBody({ type, body }: Pick<Waiting, 'type' | 'body'>): [name: string, value: string][] {
  if (!/json/i.test(type)) return [...new URLSearchParams(body)]
  try {
    const value: unknown = JSON.parse(body)
    return value !== null && typeof value === 'object'
      ? Object.entries(value).map(([name, text]) => [name, typeof text === 'string' ? text : JSON.stringify(text)])
      : []
  } catch {
    return []
  }
}

/** Said by every form: where it stands, and which of its page it is. Not typed by anybody. */
const OWN = new Set(['back', 'form'])
/** Around a passage that is marked: of the story, not of its reader. */
const AROUND = new Set(['prefix', 'suffix'])

/** Fields that are there to be typed into: one word in them is a text, too. */
const TYPED = new Set(['note', 'tags', 'name', 'body', 'url', 'title'])

/** Whether a field may hold what somebody has typed: not its numbers, nor the names that buttons carry. */
export const isTyped = (name: string, text: string): boolean =>
  TYPED.has(name) ? text.trim() !== '' : !OWN.has(name) && !AROUND.has(name) && !/^[\w.,:;/%=-]{0,40}$/.test(text)

/** What somebody has typed into a change. */
export const typedIn = (waiting: Pick<Waiting, 'type' | 'body'>): string[] =>
  fieldsOfBody(waiting).flatMap(([name, text]) => (isTyped(name, text) ? [text] : []))

type Named = Readable & { saveId?: number }

/** Headlines of all that is kept: by the number of an article, and of a save as `save 7`. */
export function headlinesOf(
  ...kept: readonly { stories?: readonly Named[]; items?: readonly Named[] }[]
): Map<string, string> {
  const named = kept.flatMap(({ stories = [], items = [] }) => [...stories, ...items])
  return new Map(
    named.flatMap(({ href, headline, saveId }) => [
      [/^\/article\/.*?(\d+)$/.exec(href)?.[1] ?? '', headline],
      [`save ${saveId}`, headline],
    ]),
  )
}

/** How a list shows a change. @param headlines see `headlinesOf` */
export function asShown(waiting: Waiting, headlines: ReadonlyMap<string, string>): WaitingShown {
  const fields = new Map(fieldsOfBody(waiting))
  const act = MAY_WAIT.get(waiting.path) ?? 'other'
  const number = [...fields].find(([name, value]) => name !== 'place' && /^\d+$/.test(value))?.[1] ?? ''
  const article = act === 'save' ? number : fields.get('article')
  // There `save`, `copy`, or the name of a shelf, stands with the number of a save.
  const ofSave = waiting.path.startsWith('/send/saved/') || act === 'put' || fields.has('copy')
  const name = article ?? (ofSave ? `save ${fields.get('copy') ?? number}` : '')
  return {
    id: waiting.id,
    act: act === 'save' && fields.has('unsave') ? 'unsave' : act,
    headline: headlines.get(name) ?? null,
    typed: typedIn(waiting),
    refused: waiting.state === 'refused',
    sentence: waiting.sentence,
    attempts: waiting.attempts ?? 0,
  }
}

export type Verdict = 'sent' | 'refused' | 'later' | 'not-theirs'

/** What becomes of a change by what the paper answered to it. */
export function verdictOf(status: number): Verdict {
  if (status >= 200 && status < 400) return 'sent'
  if (status === 401) return 'not-theirs'
  // Too often, too slow, no room, no store: all of that passes.
  return status === 408 || status === 429 || status >= 500 ? 'later' : 'refused'
}

/** The paper is not there, although something before it answers. */
export const isAway = (status: number): boolean => status >= 502 && status <= 504

const LONGEST_WAIT_MS = 60 * 60 * 1000

/**
 * A change that the paper has not done: it was refused, or it is tried again later, so often and no oftener: one that can
 * never be done must not hold up those behind it for ever.
 *
 * @param asked for how long the paper wants to be left alone, in ms; 0 where it says nothing of that
 * @param now epoch milliseconds
 */
export function afterRefusal(
  change: Waiting,
  { verdict, sentence, asked }: { verdict: 'refused' | 'later'; sentence: string; asked: number },
  now: number,
): Waiting {
  const attempts = (change.attempts ?? 0) + 1
  if (verdict === 'refused' || attempts >= MOST_ATTEMPTS) return { ...change, attempts, sentence, state: 'refused' }
  const wait = Math.max(ATTEMPT_WAITS_MS[attempts - 1] ?? 0, Math.min(asked, LONGEST_WAIT_MS))
  return { ...change, attempts, sentence, retryAt: now + wait }
}

/** A change that was refused, at its reader's wish as if it had just been made: in its old place, and under its old name. */
export const wantedAgain = ({ attempts: _, retryAt: __, ...change }: Waiting): Waiting => ({
  ...change,
  state: 'waits',
  sentence: null,
})

/** Which articles are saved and which no longer, once all that waits is sent; the last change of each counts. */
export function savesAhead(waiting: readonly Waiting[]): Map<string, boolean> {
  const ahead = new Map<string, boolean>()
  for (const change of waiting) {
    if (change.path !== '/send/save' || change.state !== 'waits') continue
    for (const [name, value] of fieldsOfBody(change))
      if (name === 'save' || name === 'unsave') ahead.set(value, name === 'save')
  }
  return ahead
}
