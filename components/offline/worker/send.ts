import { AS_HEADER, ONCE_HEADER, type Waiting } from '#lib/offline/model.ts'
import { verdictOf } from '#lib/offline/queue.ts'
import { changeWaiting, dropWaiting, noteFact, ownWaiting, surely } from './store.ts'

/**
 * Sends what waits, one after the other and in its order. It stops where the network does, where the paper asks for patience,
 * and where another is signed in; the rest waits on.
 *
 * @returns how many were sent
 */
export function sendWaiting(): Promise<number> {
  return navigator.locks.request('broadsheet-send', async () => {
    let sent = 0
    for (const change of await ownWaiting()) {
      if (change.state !== 'waits') continue
      // Whose browser it is may change while something is under way.
      if ((await surely())?.person !== change.person) break
      const response = await sendOne(change)
      const verdict = response ? verdictOf(response.status) : 'later'
      // The session is over, or another's: the next page finds out whose browser this is.
      if (verdict === 'not-theirs') await noteFact('unsure', true)
      if (verdict === 'later' || verdict === 'not-theirs') break
      if (verdict === 'sent') {
        await dropWaiting(change.id)
        sent += 1
        continue
      }
      const told: { sentence?: string; errors?: Record<string, string> } = await response?.json().catch(() => ({}))
      const sentence = told.sentence ?? Object.values(told.errors ?? {})[0] ?? String(response?.status)
      await changeWaiting({ ...change, state: 'refused', sentence })
    }
    return sent
  }) as Promise<number>
}

const sendOne = ({ path, type, body, once, person }: Waiting): Promise<Response | null> =>
  fetch(path, {
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': type, [AS_HEADER]: String(person), [ONCE_HEADER]: once },
    body,
  }).catch(() => null)
