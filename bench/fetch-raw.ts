import { get } from 'node:http'

export type RawAnswer = { status: number; link: string; encoding: string; body: Buffer }

/**
 * An answer of the paper as it comes over the wire, compressed as a browser would ask for it.
 *
 * @param headers besides
 */
export function fetchRaw(url: string, headers: Record<string, string> = {}): Promise<RawAnswer> {
  return new Promise((settle, fail) => {
    get(url, { headers: { 'accept-encoding': 'br', ...headers } }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('error', fail)
      response.on('end', () => {
        const { statusCode: status = 0, headers: given } = response
        if (status !== 200) return fail(new Error(`${url} answered ${status}`))
        settle({
          status,
          link: String(given.link ?? ''),
          encoding: String(given['content-encoding'] ?? ''),
          body: Buffer.concat(parts),
        })
      })
    }).on('error', fail)
  })
}
