import { eq } from 'drizzle-orm'
import { articlePages, articles, sources } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import { ingestSource } from '#lib/ingest/ingest-source.ts'
import type { Parser } from '#lib/ingest/parser.ts'
import { memoryHolds } from '#lib/web/holds.ts'
import { openWeb, type Web } from '#lib/web/web.ts'
import type { FeedServer } from './feed-server.ts'

/** An entry as feeds give it that keep the text to their pages. */
export type Summary = { path: string; title: string; summary: string; content?: string; published?: string }

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** A feed of summaries, whose pages lie at the same server. */
export function summaryFeed(server: FeedServer, entries: readonly Summary[]): string {
  const items = entries.map(
    ({ path, title, summary, content, published = 'Sun, 10 Aug 2025 06:00:00 GMT' }) =>
      `<item><title>${escaped(title)}</title><link>${server.url(path)}</link><guid>${path}</guid><pubDate>${published}</pubDate>
<description>${escaped(summary)}</description>${content ? `<content:encoded>${escaped(content)}</content:encoded>` : ''}</item>`,
  )
  return `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Pine</title>
<link>${server.url('/')}</link><description>d</description>${items.join('')}</channel></rss>`
}

/** A page of a story: its headline, its paragraphs, and a site around them. */
export function storyPage(title: string, paragraphs: readonly string[], head = ''): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title>${head}</head><body>
<nav><a href="/">Pine</a></nav><article><h1>${title}</h1>${paragraphs.map((text) => `<p>${text}</p>`).join('')}</article></body></html>`
}

/** So many sentences about a thing, in paragraphs of three. */
export function tale(thing: string, count = 12): string[] {
  const sentences = Array.from(
    { length: count },
    (_, index) =>
      `In its chapter ${index + 1} the ${thing} is told of again, and of all those who have met it at the canal.`,
  )
  return Array.from({ length: Math.ceil(count / 3) }, (_, index) => sentences.slice(index * 3, index * 3 + 3).join(' '))
}

/** The way out to loopback servers, without pauses. */
export function loopbackWeb(servers: readonly FeedServer[], now: () => Date): Web {
  return openWeb({
    allow: servers.map(({ port }) => ({ address: '127.0.0.1', bits: 32, port })),
    userAgent: 'Broadsheet/test',
    pauseMs: 0,
    holds: memoryHolds(),
    now,
  })
}

/** Reads a source's feed once. */
export async function readFeed(
  context: { db: Db; web: Web; parser: Parser; now(): Date },
  sourceId: number,
): Promise<void> {
  const [source] = await context.db.select().from(sources).where(eq(sources.id, sourceId))
  if (!source) throw new Error('no source')
  const { problem } = await ingestSource({ ...context, now: context.now() }, source)
  if (problem) throw new Error(problem)
}

export async function articleRow(db: Db, id: number) {
  const [row] = await db.select().from(articles).where(eq(articles.id, id))
  if (!row) throw new Error('no article')
  return row
}

export async function pageRow(db: Db, id: number) {
  const [row] = await db.select().from(articlePages).where(eq(articlePages.articleId, id))
  return row
}
