import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Db } from './model.ts'

/**
 * The rows of a hand-written query, each checked against its shape. Instants of a raw query are text
 * ("2025-08-10 08:42:00+00"): take them with `instant`.
 *
 * @throws ZodError if the query does not return what the shape says, which is a bug
 */
export async function rows<Row>(db: Db, query: SQL, shape: z.ZodType<Row>): Promise<Row[]> {
  const result: unknown = await db.execute(query)
  return z.object({ rows: z.array(shape) }).parse(result).rows
}

/** A `timestamptz` of a raw query. */
export const instant = z.coerce.date()

/** A `bigint` or `numeric` of a raw query, such as `count(*)`, which the driver gives as text. */
export const count = z.coerce.number()

/** `select` of one number. */
export async function countOf(db: Db, query: SQL): Promise<number> {
  const [row] = await rows(db, sql`select (${query}) as number`, z.object({ number: count }))
  return row?.number ?? 0
}
