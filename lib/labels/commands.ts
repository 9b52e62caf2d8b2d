import { and, eq, inArray, sql } from 'drizzle-orm'
import { articleLabels, labels } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import { type LabelKind, labelSlug } from './model.ts'

/** The names of one kind that an article goes by, in their order. */
export type Named = { articleId: number; publishedAt: Date; kind: LabelKind; names: readonly string[] }

/** A statement has at most 65,535 parameters. */
const ROWS = 1_000

/**
 * Gives articles their labels of a kind, in place of those of that kind that they had. A name that is new becomes a label; one
 * with the slug of another is that other. To be called within a transaction.
 */
export async function labelArticles(db: Db, named: readonly Named[]): Promise<void> {
  const ids = await labelIds(db, named)
  for (const kind of new Set(named.map((one) => one.kind))) {
    const articles = named.filter((one) => one.kind === kind).map(({ articleId }) => articleId)
    const ofKind = db.select({ id: labels.id }).from(labels).where(eq(labels.kind, kind))
    await db
      .delete(articleLabels)
      .where(
        and(
          sql`${articleLabels.articleId} = any(${sql.param(articles)}::int[])`,
          inArray(articleLabels.labelId, ofKind),
        ),
      )
  }
  const rows = named.flatMap(({ articleId, publishedAt, kind, names }) =>
    names.flatMap((name, position) => {
      const labelId = ids.get(keyOf(kind, labelSlug(name)))
      return labelId === undefined ? [] : [{ articleId, labelId, position, publishedAt }]
    }),
  )
  for (let start = 0; start < rows.length; start += ROWS)
    await db
      .insert(articleLabels)
      .values(rows.slice(start, start + ROWS))
      .onConflictDoNothing()
}

/** The label of each name, by `keyOf`; made where there is none. */
async function labelIds(db: Db, named: readonly Named[]): Promise<Map<string, number>> {
  const wanted = new Map<string, { kind: LabelKind; slug: string; name: string }>()
  for (const { kind, names } of named)
    for (const name of names) {
      const slug = labelSlug(name)
      if (slug && !wanted.has(keyOf(kind, slug))) wanted.set(keyOf(kind, slug), { kind, slug, name })
    }
  // In one order, so that two reads at once never wait for each other.
  const all = [...wanted.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, label]) => label)
  const ids = new Map<string, number>()
  for (let start = 0; start < all.length; start += ROWS) {
    const part = all.slice(start, start + ROWS)
    await db.insert(labels).values(part).onConflictDoNothing()
    const slugs = part.map(({ slug }) => slug)
    const found = await db
      .select({ id: labels.id, kind: labels.kind, slug: labels.slug })
      .from(labels)
      .where(sql`${labels.slug} = any(${sql.param(slugs)}::text[])`)
    for (const { id, kind, slug } of found) ids.set(keyOf(kind, slug), id)
  }
  return ids
}

const keyOf = (kind: LabelKind, slug: string) => `${kind} ${slug}`
