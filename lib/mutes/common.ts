import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Db } from '#lib/db/model.ts'
import { count, rows } from '#lib/db/rows.ts'
import { currentEdition } from '#lib/editions/queries.ts'
import { STOP_WORDS_OF } from '#lib/stories/common-words.ts'
import { announced } from './condition.ts'
import { type Phrase, queryOf } from './phrases.ts'

/** So many of the newest stories are looked at, and with fewer than `ENOUGH` nothing is concluded. */
const LOOKED_AT = 300
const ENOUGH = 50
/** What more than this share of them has is no subject. */
const MOST = 0.3
/** Of a stop word, which may be a subject in another language: "war" in a German reader's English paper. */
const HARDLY = 0.05

/**
 * Whether muting a word would hold back a great part of the paper: it stands in too many of the newest stories, or is a word
 * without meaning of the reader's language. A phrase is only measured.
 */
export async function isTooCommon(
  db: Db,
  phrase: Phrase,
  { language, timeZone, now }: { language: string; timeZone: string; now: Date },
): Promise<boolean> {
  const { sample } = await currentEdition(db, now, timeZone)
  const [found] = await rows(
    db,
    sql`select count(*) as looked, count(*) filter (where ${announced(sql`n.id`)} @@ ${queryOf(phrase)}::text::tsquery) as has
        from (select id from articles where sample = ${sample} and removed_at is null
          order by published_at desc, id desc limit ${LOOKED_AT}) n`,
    z.object({ looked: count, has: count }),
  )
  const { looked = 0, has = 0 } = found ?? {}
  const share = looked < ENOUGH ? null : has / looked
  if (share !== null && share > MOST) return true
  return isStopWord(phrase, language) && (share === null || share > HARDLY)
}

function isStopWord(phrase: Phrase, language: string): boolean {
  const [word, more] = phrase
  if (!word || more || word.begins) return false
  const known = Object.entries(STOP_WORDS_OF).find(([tag]) => language.toLowerCase().startsWith(tag))
  return known !== undefined && word.forms.some((form) => known[1].includes(form))
}
