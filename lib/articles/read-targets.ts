import { and, eq, inArray, isNull, ne, sql } from 'drizzle-orm'
import { articleAliases, articles, sources } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import { shownAddress } from '#lib/sample/model.ts'
import type { BodyBlock, ShownBlock } from './model.ts'
import { normalizeLink } from './normalize-link.ts'
import { readingMinutes } from './reading-time.ts'
import { type KnownPictures, picturesOf } from './shown-picture.ts'
import { newestFirst } from './trails.ts'

type Target = { id: number; slug: string; source: string; minutes: number }

/**
 * Our copies of what the "Read:" lines of an article's body lead to, by normalised address and by lower-case title (on a
 * server whose locale is C, capitals beyond ASCII count). Of several with one title the newest is taken. A sample story
 * leads to sample stories, a real one to real ones.
 */
export async function readTargets(
  db: Db,
  body: BodyBlock[],
  { id, sample }: { id: number; sample: boolean },
): Promise<Map<string, Target>> {
  const lines = body.filter((block) => block.kind === 'read').slice(0, 20)
  if (lines.length === 0) return new Map()
  const titles = lines.map((line) => line.title)
  const links = lines.flatMap((line) => linkKey(line.href) ?? [])

  // A union, not an `or`: of that the store makes a look at every article. An aggregate, not `limit 1`: for that it would
  // walk through the newest until one has the title.
  const named = sql`
    select (
      select (array_agg(a.id order by a.published_at desc, a.id desc))[1] from ${articles} a
      where lower(a.headline) = lower(wanted.title) and a.sample = ${sample} and a.removed_at is null and a.id <> ${id}
    ) from unnest(${sql.param(titles)}::text[]) wanted(title)
    union
    select n.article_id from ${articleAliases} n
    where n.kind in ('link', 'canonical') and n.value = any(${sql.param(links)}::text[])`
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
        sql`${articles.id} = any(array(${named}))`,
        eq(articles.sample, sample),
        isNull(articles.removedAt),
        ne(articles.id, id),
      ),
    )
    .orderBy(...newestFirst)

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
export function showBlock(
  block: BodyBlock,
  targets: Map<string, Target>,
  pictures: KnownPictures,
  sample: boolean,
): ShownBlock {
  if (block.kind === 'html') return block
  if (block.kind === 'picture') return { ...block, pictures: picturesOf(block, pictures) }
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
