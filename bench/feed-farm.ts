import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'

/** A farm of feeds on loopback addresses of their own, so that manners (one connection a host, a second apart) hold as outside. */
export type Farm = { addresses: string[]; requests(): number; unchanged(): number; close(): Promise<void> }

const WORDS =
  'river council harbour teacher winter signal market evening bridge library garden engine weather station letter village window morning committee orchard railway chapter mountain ferry lantern question answer budget season theatre traffic bicycle meadow kitchen museum record island captain measure corner silver distant careful patient early narrow steady public quiet ordinary'.split(
    ' ',
  )

/** Numbers that are the same at every run (a linear congruential generator). */
function dice(seed: number): (sides: number) => number {
  let state = seed >>> 0
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * sides)
  }
}

function sentence(roll: (sides: number) => number): string {
  const words = Array.from({ length: 9 + roll(12) }, () => WORDS[roll(WORDS.length)])
  const text = words.join(' ')
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
}

function paragraph(roll: (sides: number) => number): string {
  const text = Array.from({ length: 3 + roll(3) }, () => sentence(roll)).join(' ')
  const linked = roll(3) === 0 ? ` See <a href="/related/${roll(999)}?utm_source=feed">the earlier report</a>.` : ''
  return `<p class="text" style="margin:0">${text}${linked}</p>`
}

/** About 6 kB of HTML as feeds carry it. */
function body(roll: (sides: number) => number): string {
  const parts = Array.from({ length: 13 }, () => paragraph(roll))
  parts.splice(4, 0, '<h2>What follows</h2>')
  parts.splice(8, 0, `<blockquote><p>${sentence(roll)}</p></blockquote>`)
  parts.push('<img src="/pixel.gif" width="1" height="1" alt="">')
  return parts.join('\n')
}

/** An RSS 2.0 feed with full texts; `edition` counts up its newest entry. */
export function farmFeed(host: string, number: number, entries: number, start: Date): string {
  const items = Array.from({ length: entries }, (_, index) => {
    const roll = dice(number * 1_000 + index)
    const title = Array.from({ length: 6 + roll(4) }, () => WORDS[roll(WORDS.length)]).join(' ')
    const at = new Date(start.getTime() - (index * 97 + number) * 60_000).toUTCString()
    return `<item><title>${title} ${number}-${index}</title><link>http://${host}/story/${index}</link><guid isPermaLink="false">farm-${number}-${index}</guid><pubDate>${at}</pubDate><author>desk@example.invalid (Desk ${number})</author><description>${sentence(roll)}</description><content:encoded><![CDATA[${body(roll)}]]></content:encoded></item>`
  })
  return `<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Farm ${number}</title><link>http://${host}/</link><description>A feed of the farm</description><language>en</language>${items.join('')}</channel></rss>`
}

/**
 * Serves `feeds` feeds of `entries` full-text entries, each on a loopback address of its own, from 127.0.2.1 on.
 *
 * @param port the same for all, so that one FETCH_ALLOW of 127.0.2.0/24 covers them
 */
export async function openFarm(feeds: number, entries: number, port: number, start: Date): Promise<Farm> {
  let requests = 0
  let unchanged = 0
  const servers: Server[] = []
  const addresses: string[] = []
  for (let number = 1; number <= feeds; number += 1) {
    const host = `127.0.2.${number}:${port}`
    const bytes = Buffer.from(farmFeed(host, number, entries, start))
    const etag = `"${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}"`
    const server = createServer((request, response) => {
      requests += 1
      if (request.headers['if-none-match'] === etag) {
        unchanged += 1
        response.writeHead(304, { etag }).end()
        return
      }
      response.writeHead(200, { 'content-type': 'application/rss+xml; charset=utf-8', etag }).end(bytes)
    })
    server.listen(port, `127.0.2.${number}`)
    await once(server, 'listening')
    servers.push(server)
    addresses.push(`http://${host}/feed.xml`)
  }
  return {
    addresses,
    requests: () => requests,
    unchanged: () => unchanged,
    close: async () => {
      for (const server of servers) {
        server.closeAllConnections()
        server.close()
      }
      await Promise.all(servers.map((server) => (server.listening ? once(server, 'close') : null)))
    },
  }
}
