import { eq } from 'drizzle-orm'
import { slots } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import type { Slot } from './model.ts'

/** The sponsored places that are filled, in the order they were filled. An unsold place has none. */
export async function listSlots(db: Db, sample: boolean): Promise<Slot[]> {
  return db
    .select({
      place: slots.place,
      sponsor: slots.sponsor,
      headline: slots.headline,
      text: slots.text,
      link: slots.link,
      sample: slots.sample,
    })
    .from(slots)
    .where(eq(slots.sample, sample))
    .orderBy(slots.id)
}
