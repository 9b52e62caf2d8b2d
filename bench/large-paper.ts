import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { articles } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import { rows } from '#lib/db/rows.ts'
import { labelArticles, type Named } from '#lib/labels/commands.ts'
import { countAgain, fillTerms, storeTerms } from '#lib/stories/term-store.ts'
import { fillSearchPaper, type SearchPaper } from './search-paper.ts'

/** So many are made as the paper makes them; the rest are these again, older and under other numbers. */
const MADE = 10_000
const TOPICS = 400
const APART_DAYS = 70

/** A paper of that many articles, each findable, weighed and labelled; those that are copies cost no time of their own. */
export async function fillLargePaper(db: Db, now: Date): Promise<SearchPaper> {
  const paper = await fillSearchPaper(db, 0, MADE, now)
  await countAgain(db)
  const made = await db
    .select({ id: articles.id, byline: articles.byline, publishedAt: articles.publishedAt })
    .from(articles)
    .orderBy(articles.id)
  for (let at = 0; at < made.length; at += 500) {
    const some = made.slice(at, at + 500)
    await storeTerms(
      db,
      some.map(({ id }) => id),
    )
    await db.transaction((tx) => labelArticles(tx, some.flatMap(labelled)))
  }
  // What was labelled is not labelled again at the start.
  await db.update(articles).set({ labelledFrom: 'bench' })
  return paper
}

/** Few topics are most of all, as in feeds: the first stands in every second article. */
function labelled({ id, byline, publishedAt }: { id: number; byline: string | null; publishedAt: Date }): Named[] {
  const topics = [id % 2 === 0 ? 1 : 2 + (id % TOPICS), 3 + ((id * 7) % 40), 50 + ((id * 31) % TOPICS)]
  const of = { articleId: id, publishedAt }
  return [
    { ...of, kind: 'topic', names: topics.map((number) => `Topic ${number}`) },
    { ...of, kind: 'author', names: byline === null ? [] : [byline] },
  ]
}

/** What an article's rows are told by. */
const ROWS_OF = {
  articles: 'id',
  article_search: 'article_id',
  article_terms: 'article_id',
  article_labels: 'article_id',
}
/** What lies further back in each copy. */
const INSTANTS = ['published_at', 'first_seen_at']

/** Lets a paper of 10,000 grow to `size`, a multiple of that, and counts its words again as housekeeping would. */
export async function growTo(db: Db, from: number, size: number): Promise<void> {
  for (let copy = from / MADE; copy < size / MADE; copy += 1)
    for (const [table, key] of Object.entries(ROWS_OF)) await copyRows(db, table, key, copy)
  await db.execute(sql`select setval(pg_get_serial_sequence('articles', 'id'), (select max(id) from articles))`)
  await countAgain(db)
  await fillTerms(db, { deep: false })
  const stored = await db.$count(articles)
  if (stored !== size) throw new Error(`${stored} articles instead of ${size}`)
}

async function copyRows(db: Db, table: string, key: string, copy: number): Promise<void> {
  const columns = await rows(
    db,
    sql`select column_name as name from information_schema.columns where table_name = ${table} order by ordinal_position`,
    z.object({ name: z.string() }),
  )
  const names = columns.map(({ name }) => sql.identifier(name))
  const values = columns.map(({ name }) => {
    if (name === key) return sql`${sql.identifier(name)} + ${copy * MADE}::int`
    if (INSTANTS.includes(name)) return sql`${sql.identifier(name)} - ${`${copy * APART_DAYS} days`}::interval`
    return sql.identifier(name)
  })
  await db.execute(sql`
    insert into ${sql.identifier(table)} (${sql.join(names, sql`, `)}) overriding system value
    select ${sql.join(values, sql`, `)} from ${sql.identifier(table)} where ${sql.identifier(key)} <= ${MADE}::int`)
}
