import { createHash } from 'node:crypto'
import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import { articles, copies, saves, sources } from '#drizzle/schema/index.ts'
import { escapeText } from '#lib/articles/markup.ts'
import type { Db } from '#lib/db/model.ts'
import type { Messages } from '#lib/messages/model.ts'
import { SAMPLE_ORIGIN, shownAddress } from '#lib/sample/model.ts'
import { readList } from '#lib/saved/lists.ts'
import type { SavedOrder, Shelf } from '#lib/saved/model.ts'
import { inOrder } from '#lib/saved/queries.ts'
import { type Book, type BookText, MOST_TEXTS } from './model.ts'

export type Asked = {
  readerId: number | null
  paper: string
  language: string
  words: Messages
  now: Date
  publicUrl: string
}

/** Texts that are read at once. */
const BATCH = 20

/**
 * A list as a book, with as much of each text as whoever asks may have: what they saved as they saved it, else the article
 * as its page would show it to them (rules §5).
 *
 * @returns null where this list is not theirs to read
 */
export async function bookOfList(db: Db, id: string, asked: Asked): Promise<Book | null> {
  const list = await readList(db, id, asked)
  if (!list) return null
  return {
    identifier: `${asked.publicUrl}/list/${list.id}`,
    title: list.name,
    line: asked.words.books.by(list.owner),
    ...shared(asked),
    texts: inBatches(list.items.slice(0, MOST_TEXTS), async (items) => {
      const ids = items.flatMap(({ articleId }) => (articleId === null ? [] : [articleId]))
      const [own, open] = await Promise.all([
        asked.readerId === null ? new Map<number, BookText>() : copiesOf(db, asked.readerId, ids),
        articlesFor(db, ids, asked),
      ])
      return items.map((item): BookText => {
        const text = item.articleId === null ? undefined : (own.get(item.articleId) ?? open.get(item.articleId))
        return { ...(text ?? nameOnly(item)), note: item.note }
      })
    }),
    more: list.items.length > MOST_TEXTS,
  }
}

export type SavedForBook = { shelf: Shelf; order: SavedOrder; source: string | null; tag: string | null }

/** What somebody saved and has on one shelf, as its page lists it, each as they saved it. */
export async function bookOfSaved(db: Db, wish: SavedForBook, asked: Asked & { readerId: number }): Promise<Book> {
  const found = await db
    .select({ id: saves.id })
    .from(saves)
    .where(
      and(
        eq(saves.personId, asked.readerId),
        eq(saves.state, wish.shelf),
        isNull(saves.removedAt),
        wish.source === null ? undefined : eq(saves.sourceTitle, wish.source),
        wish.tag === null ? undefined : sql`${wish.tag} = any(${saves.tags})`,
      ),
    )
    .orderBy(...inOrder(wish.order))
    .limit(MOST_TEXTS + 1)
  const named = createHash('sha256')
    .update(`${asked.publicUrl} ${asked.readerId} ${JSON.stringify(wish)}`)
    .digest('hex')
  const { saved, shelves } = asked.words
  return {
    identifier: `urn:uuid:${uuidOf(named)}`,
    title: saved.title,
    line: [shelves.names[wish.shelf], wish.source, wish.tag].filter(Boolean).join(' · '),
    ...shared(asked),
    texts: inBatches(found.slice(0, MOST_TEXTS), (page) => savedTexts(db, page, asked)),
    more: found.length > MOST_TEXTS,
  }
}

const shared = ({ language, paper, now }: Asked) => ({ language, paper, madeAt: now })

async function* inBatches<One>(
  all: readonly One[],
  read: (some: readonly One[]) => Promise<BookText[]>,
): AsyncGenerator<BookText, void, undefined> {
  for (let at = 0; at < all.length; at += BATCH) yield* await read(all.slice(at, at + BATCH))
}

/** What was taken away since the book was begun is left out. */
async function savedTexts(db: Db, page: readonly { id: number }[], asked: Asked): Promise<BookText[]> {
  const ids = page.map(({ id }) => id)
  const found = await db
    .select({ save: saves, copy: copies })
    .from(saves)
    .leftJoin(copies, eq(copies.id, saves.copyId))
    .where(inArray(saves.id, ids))
  const without = found.flatMap(({ save, copy }) => (copy || save.articleId === null ? [] : [save.articleId]))
  const open = await articlesFor(db, without, asked)
  const rows = new Map(found.map((row) => [row.save.id, row]))
  return ids.flatMap((id): BookText[] => {
    const row = rows.get(id)
    if (!row) return []
    const { save, copy } = row
    const article = save.articleId === null ? undefined : open.get(save.articleId)
    const text = copy ? textOfCopy(copy) : (article ?? nameOnly({ ...save, source: save.sourceTitle, href: save.link }))
    return [{ ...text, note: save.note }]
  })
}

const nameOnly = (item: { headline: string; source: string; href: string | null }): BookText => ({
  headline: item.headline,
  source: item.source,
  link: item.href,
  ...{ standfirst: null, byline: null, language: null, publishedAt: null, licence: null, note: null, body: null },
  cut: false,
})

type Copy = (typeof copies)['$inferSelect']

function textOfCopy({
  headline,
  standfirst,
  byline,
  sourceTitle,
  language,
  publishedAt,
  link,
  licence,
  body,
  cut,
}: Copy) {
  const shared = { headline, standfirst, byline, language, publishedAt, licence, body, cut, note: null }
  return { ...shared, source: sourceTitle, link: webAddress(link) }
}

/** An invented source of the sample has its pages on ours. */
const webAddress = (link: string | null) => (link?.startsWith(SAMPLE_ORIGIN) ? shownAddress(link) : link)

/** What somebody has saved of these articles, by the article. */
async function copiesOf(db: Db, personId: number, ids: number[]): Promise<Map<number, BookText>> {
  if (!ids.length) return new Map()
  const found = await db
    .select({ articleId: saves.articleId, copy: copies })
    .from(saves)
    .innerJoin(copies, eq(copies.id, saves.copyId))
    .where(and(eq(saves.personId, personId), inArray(saves.articleId, ids), isNull(saves.removedAt)))
  return new Map(found.flatMap(({ articleId, copy }) => (articleId === null ? [] : [[articleId, textOfCopy(copy)]])))
}

/** The articles as their pages show them to whoever asks: the whole text, or the excerpt. */
async function articlesFor(
  db: Db,
  ids: number[],
  { readerId }: Pick<Asked, 'readerId'>,
): Promise<Map<number, BookText>> {
  if (!ids.length) return new Map()
  const found = await db
    .select({ article: articles, source: sources.title, reuse: sources.reuse })
    .from(articles)
    .innerJoin(sources, eq(sources.id, articles.sourceId))
    .where(and(inArray(articles.id, ids), isNull(articles.removedAt)))
  return new Map(
    found.map(({ article, source, reuse }) => {
      const whole = reuse === 'full' || (reuse === 'members' && readerId !== null)
      const { headline, standfirst, byline, language, publishedAt, link, licence, excerpt } = article
      const shared = { headline, standfirst, byline, language, publishedAt, licence, source, note: null }
      const body = whole ? article.body : [{ kind: 'html' as const, html: `<p>${escapeText(excerpt)}</p>` }]
      return [article.id, { ...shared, link: webAddress(link), body, cut: !whole || article.cut }]
    }),
  )
}

/** The first half of a hash in the form of a UUID. */
const uuidOf = (hash: string): string =>
  hash.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
