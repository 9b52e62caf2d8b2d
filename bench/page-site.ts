import { once } from 'node:events'
import { createServer, type Server } from 'node:http'

/** Sites on loopback addresses of their own, whose feeds give summaries and whose pages are the given ones in turn. */
export type PageSites = {
  addresses: string[]
  allow: string /** Pages asked so far. */
  asked(): number
  close(): Promise<void>
}

export async function openPageSites(
  sites: number,
  entries: number,
  port: number,
  pages: readonly Uint8Array[],
): Promise<PageSites> {
  let asked = 0
  const servers: Server[] = []
  const addresses: string[] = []
  for (let site = 1; site <= sites; site += 1) {
    const host = `127.0.3.${site}:${port}`
    const items = Array.from({ length: entries }, (_, entry) => {
      const at = new Date(Date.now() - (entry * 61 + site) * 60_000).toUTCString()
      return `<item><title>Story ${entry} of site ${site}</title><link>http://${host}/page/${entry}</link><guid>${site}-${entry}</guid><pubDate>${at}</pubDate><description>A summary in a few words.</description></item>`
    })
    const feed = `<rss version="2.0"><channel><title>Site ${site}</title><link>http://${host}/</link><description>d</description>${items.join('')}</channel></rss>`
    const server = createServer((request, response) => {
      const entry = /^\/page\/(\d+)/.exec(request.url ?? '')?.[1]
      if (entry === undefined) return void response.writeHead(200, { 'content-type': 'application/rss+xml' }).end(feed)
      asked += 1
      response
        .writeHead(200, { 'content-type': 'text/html' })
        .end(pages[(site * entries + Number(entry)) % pages.length])
    })
    server.listen(port, `127.0.3.${site}`)
    await once(server, 'listening')
    servers.push(server)
    addresses.push(`http://${host}/feed.xml`)
  }
  return {
    addresses,
    allow: `127.0.3.0/24:${port}`,
    asked: () => asked,
    async close() {
      for (const server of servers) {
        server.closeAllConnections()
        server.close()
      }
      await Promise.all(servers.map((server) => (server.listening ? once(server, 'close') : null)))
    },
  }
}
