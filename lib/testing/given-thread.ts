import { sql } from 'drizzle-orm'
import type { Db } from '#lib/db/model.ts'
import { TEST_NOW } from './given-people.ts'

const SAID = 'I was there on Thursday. The bank is settling, and the water is as cold as everybody says it is.'

/**
 * So many comments that all may see, a second apart, the last a second before `TEST_NOW`. Of each ten, which stand under
 * one article, four are roots, and six answer the first of them at the depths 1 to 4. One statement, so that 200,000 take
 * seconds.
 *
 * @param number a multiple of ten
 */
export async function givenThread(db: Db, number: number, articleIds: number[], personIds: number[]): Promise<void> {
  const list = (ids: number[]) => sql`array[${sql.join(ids, sql`, `)}]::int[]`
  await db.execute(sql`
    with last as (select coalesce(max(id), 0) as id from comments)
    insert into comments (id, article_id, person_id, parent_id, root_id, depth, body, body_hash, state, created_at,
      shown_at, agrees, replies)
    overriding system value
    select last.id + 1 + n,
      (${list(articleIds)})[1 + (n / 10) % ${articleIds.length}::int],
      (${list(personIds)})[1 + (n * 7) % ${personIds.length}::int],
      last.id + 1 + n - k + (array[0, 0, 0, 4, 7, 8])[k - 3],
      case when k > 3 then last.id + 1 + n - k end,
      greatest(0, (array[1, 1, 1, 2, 3, 4])[k - 3]),
      ${SAID} || ' ' || n, 'thread-' || n, 'shown', at, at, n * 13 % 40,
      (array[3, 0, 0, 0, 1, 0, 0, 1, 1, 0])[k + 1]
    from last, generate_series(0, ${number}::int - 1) n, lateral (select n % 10 as k,
      ${TEST_NOW.toISOString()}::timestamptz - make_interval(secs => ${number}::int - n) as at) of_ten
    order by n`)
  await db.execute(sql`select setval(pg_get_serial_sequence('comments', 'id'), (select max(id) from comments))`)
  await db.execute(sql`analyze comments`)
}
