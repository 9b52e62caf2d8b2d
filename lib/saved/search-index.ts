import { and, desc, eq, lt, type SQL, sql } from 'drizzle-orm'
import { savedSearch, saves } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import { SAVED_DOCUMENT, savedDocument } from './search-document.ts'
import { savedTexts } from './search-texts.ts'

/** Texts in memory at a time, and documents of one transaction. */
const BATCH = 25
/** Documents that are made before a search is answered: some tenths of a second. */
const AT_ONCE = 50

const unmade = lt(savedSearch.made, SAVED_DOCUMENT)

/**
 * Takes in what somebody has saved, noted or marked since, so that the search that follows knows of it.
 *
 * @returns false where there was more than a search can wait for: the background makes the rest
 */
export async function refreshSavedSearch(db: Db, personId: number): Promise<boolean> {
  for (let made = 0; made < AT_ONCE; made += BATCH) {
    if ((await makeBatch(db, eq(savedSearch.personId, personId))) < BATCH) return true
  }
  return false
}

/**
 * Makes what is missing or stale: after the migration that brought the search, an upgrade, a restore, a library that was
 * brought along. Each batch in a transaction of its own, so that pages wait for none.
 *
 * @returns how many were made
 */
export async function fillSavedSearch(db: Db, signal?: AbortSignal): Promise<number> {
  let made = 0
  while (!signal?.aborted) {
    const batch = await makeBatch(db)
    made += batch
    if (batch < BATCH) break
  }
  return made
}

/** Gives every save its row, should one have none: they come by a trigger, which not every way into a database fires. */
export async function completeSavedSearch(db: Db): Promise<void> {
  await db.execute(
    sql`insert into ${savedSearch} (save_id, person_id, saved_at, removed)
        select id, person_id, saved_at, removed_at is not null from ${saves} s
        where not exists (select from ${savedSearch} known where known.save_id = s.id)
        on conflict do nothing`,
  )
}

/** The newest come first. What somebody else is making at this moment is left to them. */
async function makeBatch(db: Db, whose?: SQL): Promise<number> {
  return db.transaction(async (tx) => {
    const found = await tx
      .select({ id: savedSearch.saveId })
      .from(savedSearch)
      .where(and(unmade, whose))
      .orderBy(desc(savedSearch.made), desc(savedSearch.personId), desc(savedSearch.saveId))
      .limit(BATCH)
      // Whoever changes the words meanwhile waits, and then has them read once more.
      .for('update', { skipLocked: true })
    for (const texts of await savedTexts(
      tx,
      found.map(({ id }) => id),
    )) {
      const { language, doc } = await savedDocument(tx, texts)
      await tx.update(savedSearch).set({ made: SAVED_DOCUMENT, language, doc }).where(eq(savedSearch.saveId, texts.id))
    }
    return found.length
  })
}
