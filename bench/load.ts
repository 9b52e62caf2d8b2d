import { Agent, get } from 'node:http'

/** What a page does under load: answers a second, and the wait of the median and of the slow. */
export type Load = { perSecond: number; p50: number; p95: number }

const CONNECTIONS = 16
const WARM_UP_MS = 1_000
const LASTS_MS = 4_000

/**
 * Asks for one address over and over by sixteen connections that stay open, from this process beside the server.
 *
 * @throws Error where any answer is no 200
 */
export async function loadOf(url: string, headers: Record<string, string> = {}): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS })
  const waits: number[] = []
  const from = performance.now() + WARM_UP_MS
  const until = from + LASTS_MS
  const one = async () => {
    for (let begun = performance.now(); begun < until; begun = performance.now()) {
      await answered(url, agent, headers)
      if (begun >= from) waits.push(performance.now() - begun)
    }
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, one))
  agent.destroy()
  waits.sort((a, b) => a - b)
  const at = (share: number) => waits[Math.floor(waits.length * share)] ?? 0
  return { perSecond: waits.length / (LASTS_MS / 1_000), p50: at(0.5), p95: at(0.95) }
}

function answered(url: string, agent: Agent, headers: Record<string, string>): Promise<void> {
  return new Promise((settle, fail) => {
    get(url, { agent, headers: { 'accept-encoding': 'br', ...headers } }, (response) => {
      response.on('error', fail)
      response.on('end', () => {
        if (response.statusCode === 200) settle()
        else fail(new Error(`${url} answered ${response.statusCode}`))
      })
      response.resume()
    }).on('error', fail)
  })
}
