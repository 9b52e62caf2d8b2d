import { and, desc, eq, inArray, isNull, ne, or, sql } from 'drizzle-orm'
import { articleAliases, articles, sources } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import { shownAddress } from '#lib/sample/model.ts'
import { normalizeLink } from './identity.ts'
import type { BodyBlock, ShownBlock } from './model.ts'
import { readingMinutes } from './reading-time.ts'

type Target = { id: number; slug: string; source: string; minutes: number }

/** Our copies of what the "Read:" lines of a body lead to, by normalised address and by lower-case title. */
export async function readTargets(db: Db, body: BodyBlock[], except: number): Promise<Map<string, Target>> {
  const lines = body.filter((block) => block.kind === 'read').slice(0, 20)
  if (lines.length === 0) return new Map()
  const titles = lines.map((line) => titleKey(line.title))
  const links = lines.flatMap((line) => linkKey(line.href) ?? [])

  const rows = await db
    .select({
      id: articles.id,
      slug: articles.slug,
      headline: articles.headline,
      words: articles.words,
      language: articles.language,
      source: sources.title,
      alias: articleAliases.value,
    })
    .from(articles)
    .innerJoin(sources, eq(sources.id, articles.sourceId))
    .leftJoin(
      articleAliases,
      and(eq(articleAliases.articleId, articles.id), inArray(articleAliases.kind, ['link', 'canonical'])),
    )
    .where(
      and(
        isNull(articles.removedAt),
        ne(articles.id, except),
        or(
          inArray(sql`lower(${articles.headline})`, titles),
          links.length ? inArray(articleAliases.value, links) : undefined,
        ),
      ),
    )
    .orderBy(desc(articles.publishedAt))

  const found = new Map<string, Target>()
  for (const row of rows) {
    const target = {
      id: row.id,
      slug: row.slug,
      source: row.source,
      minutes: readingMinutes(row.words, row.language),
    }
    for (const key of [row.alias, titleKey(row.headline)]) {
      if (key !== null && !found.has(key)) found.set(key, target)
    }
  }
  return found
}

/** A "Read:" line leads to our copy (by link, else by title), else to the source's address, else nowhere (rules §4). */
export function showBlock(block: BodyBlock, targets: Map<string, Target>, sample: boolean): ShownBlock {
  if (block.kind === 'html') return block
  const ours = targets.get(linkKey(block.href) ?? '') ?? targets.get(titleKey(block.title))
  if (ours) return { kind: 'read', title: block.title, target: { at: 'here', ...ours } }
  if (block.href) {
    const href = sample ? shownAddress(block.href) : block.href
    return { kind: 'read', title: block.title, target: { at: 'source', href } }
  }
  return { kind: 'read', title: block.title, target: { at: 'nowhere' } }
}

const titleKey = (title: string): string => title.toLowerCase()

const linkKey = (href: string | null): string | null => (href ? normalizeLink(href) : null)
