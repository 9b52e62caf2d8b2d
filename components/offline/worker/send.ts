import { ANSWER_MS, AS_HEADER, ONCE_HEADER, type Waiting } from '#lib/offline/model.ts'
import { afterRefusal, verdictOf } from '#lib/offline/queue.ts'
import { changeWaiting, dropWaiting, noteUnsure, ownWaiting, surely } from './store.ts'

/**
 * Sends what waits, one after the other and in its order. It stops where the network does, where the paper asks for patience,
 * and where another is signed in; the rest waits on. What the paper cannot do time and again is set aside with its sentence.
 *
 * @param pressed its reader wants it now: what is left alone for a while is tried, too
 */
export function sendWaiting(pressed = false): Promise<void> {
  return navigator.locks.request('broadsheet-send', async () => {
    for (const change of await ownWaiting()) {
      if (change.state !== 'waits') continue
      if (!pressed && (change.retryAt ?? 0) > Date.now()) return
      // Whose browser it is may change while something is under way.
      if ((await surely())?.person !== change.person) return
      const response = await sendOne(change)
      // A network that is away is the fault of no change.
      if (!response || !(await isDealtWith(change, response))) return
    }
  }) as Promise<void>
}

/** @returns whether the next can be sent */
async function isDealtWith(change: Waiting, response: Response): Promise<boolean> {
  const verdict = verdictOf(response.status)
  if (verdict === 'sent') {
    await dropWaiting(change.id)
    return true
  }
  if (verdict === 'not-theirs') {
    // The session is over, or another's: the next page finds out whose browser this is.
    await noteUnsure()
    return false
  }
  const told: { sentence?: string; errors?: Record<string, string> } = await response.json().catch(() => ({}))
  const sentence = told.sentence ?? Object.values(told.errors ?? {})[0] ?? String(response.status)
  const asked = (Number(response.headers.get('retry-after')) || 0) * 1_000
  const tried = afterRefusal(change, { verdict, sentence, asked }, Date.now())
  await changeWaiting(tried)
  return tried.state === 'refused'
}

const sendOne = ({ path, type, body, once, person }: Waiting): Promise<Response | null> =>
  fetch(path, {
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': type, [AS_HEADER]: String(person), [ONCE_HEADER]: once },
    body,
    signal: AbortSignal.timeout(ANSWER_MS),
  }).catch(() => null)

/** Waits for something, but not for long. */
export const soon = <T>(work: Promise<T>, ms: number): Promise<T | undefined> =>
  Promise.race([work.catch(() => undefined), new Promise<undefined>((settle) => setTimeout(settle, ms))])
