import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { saves } from '#drizzle/schema/index.ts'
import { cleanText } from '#lib/articles/clean-text.ts'
import { lengthOf } from '#lib/comments/text.ts'
import type { Db } from '#lib/db/model.ts'
import { rows } from '#lib/db/rows.ts'
import type { Messages } from '#lib/messages/model.ts'
import { FAR_TOO_LONG } from './form-fields.ts'

/** Tags of one thing, and characters of one of them. */
export const MOST_TAGS = 20
export const LONGEST_TAG = 60

/** Two spellings of one tag. */
const keyOf = (tag: string): string => tag.normalize('NFKC').toLowerCase()

/**
 * What somebody typed as tags: commas of any script, semicolons and new lines stand between them, a `#` before one says
 * nothing. Each once, however it is spelt.
 */
export function readTags(typed: string): string[] {
  const tags = new Map<string, string>()
  for (const part of typed.split(/[,;،、，；\n]/u)) {
    const tag = cleanText(part, FAR_TOO_LONG).replace(/^#+\s*/u, '')
    if (tag !== '' && !tags.has(keyOf(tag))) tags.set(keyOf(tag), tag)
  }
  return [...tags.values()]
}

/** Tags as a field of a form; absent where the form has none. */
export const tagsField = ({ savedSearch: { tags: say } }: Messages) =>
  z
    .string()
    .max(FAR_TOO_LONG, say.many(MOST_TAGS))
    .transform(readTags)
    .refine((tags) => tags.length <= MOST_TAGS, say.many(MOST_TAGS))
    .refine((tags) => tags.every((tag) => lengthOf(tag) <= LONGEST_TAG), say.long(LONGEST_TAG))
    .optional()

/** The same tags, spelt as their reader has spelt them before: "travel" is filed under "Travel". */
export async function asSpeltBefore(db: Db, personId: number, tags: readonly string[]): Promise<string[]> {
  if (!tags.length) return []
  const known = await rows(
    db,
    sql`select tag, count(*)::int as count from ${saves}, unnest(${saves.tags}) tag
        where ${saves.personId} = ${personId} and ${saves.removedAt} is null
          and lower(normalize(tag, NFKC)) = any(${sql.param(tags.map(keyOf))}::text[])
        group by tag order by count`,
    z.object({ tag: z.string() }),
  )
  const spelt = new Map(known.map(({ tag }) => [keyOf(tag), tag]))
  return tags.map((tag) => spelt.get(keyOf(tag)) ?? tag)
}
