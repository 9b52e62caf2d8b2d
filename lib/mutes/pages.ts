import { readArticleAddress } from '#lib/articles/address.ts'
import type { ArticlePage } from '#lib/articles/model.ts'
import type { TrailPage } from '#lib/articles/queries.ts'
import type { Scope } from '#lib/articles/trails.ts'
import type { Db } from '#lib/db/model.ts'
import { type Mute, type Muted, mutedWordIn } from './model.ts'
import { heldAmong } from './queries.ts'

/** The paper as its reader opened it: `scope` without what they mute, or with it where they have asked to see it. */
export type Asked = { db: Db; mutes: Muted | null; scope: Scope }

/**
 * What stands on a page for its reader, and which articles of it they mute: held back, or shown because they asked for them.
 * Everybody's page is made first, and asked which of its stories are muted: mostly none, and then it is the reader's too.
 *
 * @param load makes what stands there, for a scope
 * @param idsOf the articles in it
 */
export async function heldOnPage<T>(
  { db, mutes, scope }: Asked,
  load: (scope: Scope) => Promise<T>,
  idsOf: (page: T) => readonly number[],
): Promise<{ page: T; held: number[] }> {
  const page = await load({ ...scope, without: null })
  const held = [...(await heldAmong(db, mutes, idsOf(page)))]
  if (!held.length || scope.without === null) return { page, held }
  return { page: await load(scope), held }
}

/** Which articles of a page of a list its reader mutes: those it has held back, or those it shows because they asked for them. */
export async function heldInList({ db, mutes, scope }: Asked, { trails, held }: TrailPage): Promise<number[]> {
  if (mutes === null || scope.without !== null) return held
  const ids = trails.map(({ id }) => id)
  return [...(await heldAmong(db, mutes, ids))]
}

/** The mute of a thing's own page; null where it is not muted. */
export const muteOf = (mutes: Muted | null, { kind, slug }: Pick<Mute, 'kind' | 'slug'>): Mute | null =>
  mutes?.mutes.find((mute) => mute.kind === kind && mute.slug === slug) ?? null

/**
 * An article whose other tellings and "Read:" lines lead to nothing that its reader mutes. The text is theirs to read: whoever
 * opens a muted story has asked for it.
 *
 * @returns with the articles that were held back, and the words for which lines to elsewhere were
 */
export async function withoutMuted(
  { db, mutes, scope }: Asked,
  article: ArticlePage,
): Promise<{ article: ArticlePage; held: number[]; words: string[] }> {
  if (mutes === null) return { article, held: [], words: [] }
  const lines = article.body.flatMap((block) => (block.kind === 'read' ? [block] : []))
  const led = lines.flatMap(({ target }) => (target.at === 'here' ? [target.id] : []))
  const held = await heldAmong(db, mutes, [...article.alsoAt.map(({ id }) => id), ...led])
  const wordIn = (line: (typeof lines)[number]) => (line.target.at === 'here' ? null : mutedWordIn(mutes, line.title))
  const words = lines.flatMap((line) => wordIn(line) ?? [])
  const all = { held: [...held], words }
  if (scope.without === null || (!held.size && !words.length)) return { article, ...all }
  return {
    ...all,
    article: {
      ...article,
      alsoAt: article.alsoAt.filter(({ id }) => !held.has(id)),
      body: article.body.filter(
        (block) =>
          block.kind !== 'read' || (block.target.at === 'here' ? !held.has(block.target.id) : wordIn(block) === null),
      ),
    },
  }
}

/**
 * What stands on somebody else's reading list without what its reader mutes: by its article, or by a word of its headline
 * where it is none.
 */
export async function itemsWithoutMuted<Item extends { href: string | null; headline: string }>(
  { db, mutes, scope }: Asked,
  items: readonly Item[],
): Promise<{ items: Item[]; held: number[]; words: string[] }> {
  if (mutes === null) return { items: [...items], held: [], words: [] }
  const articleOf = ({ href }: Item) => readArticleAddress(/^\/article\/([^/]+)$/.exec(href ?? '')?.[1] ?? '')
  const ids = items.flatMap((item) => articleOf(item) ?? [])
  const held = await heldAmong(db, mutes, ids)
  const wordIn = (item: Item) => (articleOf(item) === null ? mutedWordIn(mutes, item.headline) : null)
  const stays = (item: Item) => !held.has(articleOf(item) ?? 0) && wordIn(item) === null
  return {
    items: scope.without === null ? [...items] : items.filter(stays),
    held: [...held],
    words: items.flatMap((item) => wordIn(item) ?? []),
  }
}
