import { inArray, sql } from 'drizzle-orm'
import { articlePictures, pictures } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import { isOurs, keyOf } from '#lib/pictures/model.ts'
import type { BodyBlock, BodyPicture, StoredPicture } from './model.ts'

type Stored = { id: number; body: BodyBlock[]; picture: StoredPicture | null }

/** More pictures than this in one article are shown as they are known, and not looked for. */
const MOST = 200
const ROWS = 500

/**
 * Notes which pictures some stored articles show: from now on they may be fetched. Those whose size nobody wrote down are
 * due to be looked at. Links of earlier versions stay.
 */
export async function linkPictures(db: Db, stored: readonly Stored[], now: Date): Promise<void> {
  const links = stored.flatMap(({ id, body, picture }) =>
    picturesIn(picture, body).map((one, index) => ({
      articleId: id,
      key: keyOf(one.src),
      place: one === picture ? 0 : index + 1,
      picture: one,
    })),
  )
  if (!links.length) return
  await storePictures(
    db,
    links.map((link) => link.picture),
    now,
  )
  for (const batch of inParts(links)) {
    await db
      .insert(articlePictures)
      .values(batch.map(({ articleId, key, place }) => ({ articleId, key, place })))
      .onConflictDoUpdate({
        target: [articlePictures.articleId, articlePictures.key],
        set: { place: sql`excluded.place` },
      })
  }
  await fillSizes(
    db,
    stored.map(({ id }) => id),
  )
}

/** Makes pictures known, so that they can be asked for by their keys. */
export async function storePictures(db: Db, shown: readonly BodyPicture[], now: Date): Promise<void> {
  const rows = new Map(
    shown.map(({ src, width, height }) => [
      src,
      { key: keyOf(src), address: src, width, height, dueAt: width === null ? now : null },
    ]),
  )
  for (const batch of inParts([...rows.values()])) {
    // A size that we know is never given up for one that somebody wrote down.
    const set = {
      width: sql`coalesce(${pictures.width}, excluded.width)`,
      height: sql`coalesce(${pictures.height}, excluded.height)`,
    }
    await db.insert(pictures).values(batch).onConflictDoUpdate({ target: pictures.key, set })
  }
}

/** Each picture that is not our own once, the one that stands for the article first. */
export function picturesIn(picture: StoredPicture | null, body: readonly BodyBlock[]): BodyPicture[] {
  const all = [
    ...(picture ? [picture] : []),
    ...body.flatMap((block) => (block.kind === 'picture' ? block.pictures : [])),
  ]
  const seen = new Set<string>()
  return all.filter(({ src }) => !isOurs(src) && !seen.has(src) && seen.add(src)).slice(0, MOST)
}

/** What is known of the pictures that stand for articles, into their rows: fronts then need nothing else. */
async function fillSizes(db: Db, ids: readonly number[]): Promise<void> {
  if (!ids.length) return
  await db.execute(sql`
    update articles a set picture = ${withFacts} from article_pictures l join pictures p on p.key = l.key
    where l.article_id = a.id and l.place = 0 and a.picture is not null and a.id = any(${sql.param(ids)}::int[])`)
}

/** As `fillSizes`, for all articles that one picture stands for. @returns their ids */
export async function tellArticles(db: Db, key: string): Promise<number[]> {
  await db.execute(sql`
    update articles a set picture = ${withFacts} from article_pictures l join pictures p on p.key = l.key
    where l.article_id = a.id and l.place = 0 and a.picture is not null and l.key = ${key}`)
  const links = await db
    .select({ id: articlePictures.articleId })
    .from(articlePictures)
    .where(inArray(articlePictures.key, [key]))
  return links.map(({ id }) => id)
}

const withFacts = sql`a.picture || jsonb_build_object(
  'width', p.width, 'height', p.height, 'broken', p.problem is not null)`

function inParts<T>(all: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(all.length / ROWS) }, (_, index) => all.slice(index * ROWS, (index + 1) * ROWS))
}
