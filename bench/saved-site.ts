import { once } from 'node:events'
import { createServer } from 'node:http'

/** A site on a loopback address of its own, which has a page for every number: what is saved is asked for there and nowhere else. */
export type SavedSite = {
  address(number: number): string
  /** What `SAVE_ALLOW` has to say for it. */
  allow: string
  asked(): number
  close(): Promise<void>
}

const HOST = '127.0.4.1'

export async function openSavedSite(port: number): Promise<SavedSite> {
  let asked = 0
  const server = createServer((request, response) => {
    asked += 1
    const number = Number(/\d+$/.exec(request.url ?? '')?.[0] ?? 0)
    const page = `<!doctype html><html lang="en"><title>${titleOf(number)}</title><article><h1>${titleOf(number)}</h1>${textOf(number, 250)}</article></html>`
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page)
  })
  server.listen(port, HOST)
  await once(server, 'listening')
  return {
    address: (number) => `http://${HOST}:${port}/story/${number}`,
    allow: `${HOST}/32:${port}`,
    asked: () => asked,
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

const SYLLABLES = 'ba den fer gal hal jen kor lin mar nor per ral sen tor ul vin wal zan'.split(' ')

/** One of some 5,800 words, always the same of a number; small numbers stand for frequent ones. */
export function wordOf(number: number): string {
  let rest = number % 5_832
  let word = ''
  for (let part = 0; part < 3; part += 1) {
    word += SYLLABLES[rest % SYLLABLES.length] ?? ''
    rest = Math.floor(rest / SYLLABLES.length)
  }
  return word
}

/** The place of a word among all: few words are frequent and most are rare, as in any language. */
const placeIn = (seed: number) => Math.floor(5_832 ** (((seed * 7_919 + 104_729) % 10_007) / 10_007))

const wordsOf = (number: number, count: number) =>
  Array.from({ length: count }, (_, at) => wordOf(placeIn(number * 613 + at * 37)))

export const titleOf = (number: number): string => `Story ${number}: ${wordsOf(number, 6).join(' ')}`

/** Paragraphs of fifty words. */
export function textOf(number: number, words: number): string {
  const all = wordsOf(number + 1_000_000, words)
  return Array.from(
    { length: Math.ceil(words / 50) },
    (_, part) => `<p>${all.slice(part * 50, part * 50 + 50).join(' ')}.</p>`,
  ).join('')
}
