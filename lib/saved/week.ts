import { and, desc, eq, gt, isNull, lte, sql } from 'drizzle-orm'
import { articles, saves } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import { minutesLeft } from './mark-model.ts'
import type { SaveState } from './model.ts'

/** Stories that a letter names one by one; of the rest it says how many there are. */
export const MOST_IN_LETTER = 30
const MOST_BEGUN = 10

export type WeekItem = {
  headline: string
  source: string
  language: string | null
  /** Of what was begun, those that are left. */
  minutes: number
  begun: boolean
  state: SaveState
  /** A path of ours, or an address elsewhere; null where only the name is left. */
  href: string | null
}

export type Week = { items: WeekItem[]; count: number; begun: WeekItem[] }

/** What somebody saved after `from` and until `until`, unread first, and what they have begun of before. */
export async function weekOf(db: Db, personId: number, { from, until }: { from: Date; until: Date }): Promise<Week> {
  const own = and(eq(saves.personId, personId), isNull(saves.removedAt))
  const inWeek = and(own, gt(saves.savedAt, from), lte(saves.savedAt, until))
  const columns = {
    id: saves.id,
    link: saves.link,
    headline: saves.headline,
    source: saves.sourceTitle,
    minutes: saves.minutes,
    state: saves.state,
    progress: saves.progress,
    copyId: saves.copyId,
    articleId: articles.id,
    slug: articles.slug,
    language: articles.language,
  }
  const read = () =>
    db
      .select(columns)
      .from(saves)
      .leftJoin(articles, and(eq(articles.id, saves.articleId), isNull(articles.removedAt)))
  const [items, count, begun] = await Promise.all([
    // The states lie in this order in the store, too.
    read().where(inWeek).orderBy(saves.state, desc(saves.savedAt), desc(saves.id)).limit(MOST_IN_LETTER),
    db.$count(saves, inWeek),
    read()
      .where(and(own, lte(saves.savedAt, from), eq(saves.state, 'in-progress')))
      .orderBy(sql`${saves.stateAt} desc`, desc(saves.id))
      .limit(MOST_BEGUN),
  ])
  return { items: items.map(itemOf), count, begun: begun.map(itemOf) }
}

type Row = Omit<WeekItem, 'begun' | 'href'> & {
  id: number
  link: string | null
  progress: number
  copyId: number | null
  articleId: number | null
  slug: string | null
}

function itemOf({ id, link, progress, copyId, articleId, slug, minutes, ...row }: Row): WeekItem {
  const begun = row.state === 'in-progress'
  const ours = articleId === null ? (copyId === null ? null : `/saved/${id}`) : `/article/${slug}-${articleId}`
  const elsewhere = link !== null && /^https?:\/\//i.test(link) ? link : null
  return {
    ...row,
    begun,
    minutes: begun ? minutesLeft(minutes, progress) : minutes,
    href: articleId === null && elsewhere !== null ? elsewhere : ours,
  }
}
