import type { ServerResponse } from 'node:http'
import { type LoopbackServer, startLoopbackServer } from './loopback-server.ts'

export type FeedServer = LoopbackServer & {
  /** What a path gives from now on. */
  set(path: string, body: string | Uint8Array, type?: string): void
  /** From now on a request for the path is heard and never answered. Resolves when the first one has come. */
  holdOpen(path: string): Promise<void>
}

/** The feeds of a journey, changed as it goes on. What is not set is not there. */
export async function startFeedServer(): Promise<FeedServer> {
  const answers = new Map<string, (response: ServerResponse) => void>()
  const server = await startLoopbackServer((request, response) => {
    const answer = answers.get(request.url ?? '/')
    if (answer) answer(response)
    else response.writeHead(404).end()
  })
  return {
    ...server,
    set(path, body, type = 'application/rss+xml; charset=utf-8') {
      answers.set(path, (response) => response.writeHead(200, { 'content-type': type }).end(body))
    },
    holdOpen: (path) => new Promise((settle) => answers.set(path, () => settle())),
  }
}

export type FeedEntry = {
  path: string
  title: string
  published: Date
  html?: string
  summary?: string
  picture?: string
}

/** An RSS feed of invented stories, whose pages would lie at the same server. */
export function feedOf(server: LoopbackServer, title: string, entries: FeedEntry[]): string {
  const items = entries.map(
    (entry) => `<item><title>${escaped(entry.title)}</title><link>${server.url}${entry.path}</link>
<guid isPermaLink="true">${server.url}${entry.path}</guid><pubDate>${entry.published.toUTCString()}</pubDate>
${entry.summary ? `<description>${escaped(entry.summary)}</description>` : ''}
${entry.picture ? `<media:content url="${server.url}${entry.picture}" medium="image"/>` : ''}
${entry.html ? `<content:encoded>${escaped(entry.html)}</content:encoded>` : ''}</item>`,
  )
  return `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>${escaped(title)}</title>
<link>${server.url}/</link><description>${escaped(title)}</description><language>en</language>
${items.join('\n')}</channel></rss>`
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
