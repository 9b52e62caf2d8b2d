import { LONGEST_WAITING, type Waiting, type WaitingShown } from './model.ts'

/**
 * What may be sent later: what somebody does with what they saved. All of it can arrive twice and is done once. A new
 * highlight is not among it: its page waits for the number that it is given.
 */
export const mayWait = (path: string): boolean =>
  /^\/send\/(save|progress|saved\/[a-z/-]+|highlight\/(note|remove|restore))$/.test(path)

/** Whether the later of two changes says all that the earlier did: how far a story was read is told every few seconds. */
export function replaces(later: Pick<Waiting, 'path' | 'type' | 'body'>, earlier: Waiting): boolean {
  if (later.path !== '/send/progress' || earlier.path !== later.path || earlier.state !== 'waits') return false
  const articleOf = (change: Pick<Waiting, 'type' | 'body'>) =>
    fieldsOfBody(change).find(([name]) => name === 'article')?.[1]
  return articleOf(later) === articleOf(earlier)
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

/** What somebody has typed into a change: not its numbers, nor the names that buttons carry. */
export const typedIn = (waiting: Pick<Waiting, 'type' | 'body'>): string[] =>
  fieldsOfBody(waiting).flatMap(([name, text]) => (OWN.has(name) || /^[\w.,:;/%=-]{0,40}$/.test(text) ? [] : [text]))

/** How a list shows a change. @param headlines of articles, by their number */
export function asShown(waiting: Waiting, headlines: ReadonlyMap<string, string>): WaitingShown {
  const fields = fieldsOfBody(waiting).filter(([name]) => !OWN.has(name))
  const [act = '', number = ''] = fields.find(([, value]) => /^\d+$/.test(value)) ?? fields[0] ?? []
  const ofArticle = waiting.path === '/send/save'
  return {
    id: waiting.id,
    act: ofArticle ? act : (waiting.path.split('/').at(-1) ?? ''),
    headline: ofArticle ? (headlines.get(number) ?? null) : null,
    typed: typedIn(waiting),
    refused: waiting.state === 'refused',
    sentence: waiting.sentence,
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
