import { eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { settings } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'

const NAME = 'comments'

/** What the desk may set about comments; every field has its default, and a stored value that makes no sense counts as absent. */
export const CommentSettings = z.object({
  /** So many first comments of an account wait (rules §8: 0 to 10). */
  newcomers: z.number().int().min(0).max(10).catch(2),
  /** Days after which a thread takes no more comments; 0: never. */
  closeAfterDays: z.number().int().min(0).max(3_650).catch(30),
  /** Words that moderators look at first. */
  listedWords: z.array(z.string().max(80)).max(20_000).catch([]),
  /** From this likeness to rejected comments on, 0 to 1, one waits; 1: never. */
  threshold: z.number().min(0.5).max(1).catch(0.9),
})
export type CommentSettings = z.infer<typeof CommentSettings>

export async function commentSettings(db: Db): Promise<CommentSettings> {
  const [row] = await db.select({ value: settings.value }).from(settings).where(eq(settings.name, NAME))
  return CommentSettings.parse(row?.value ?? {})
}

export async function keepCommentSettings(db: Db, value: CommentSettings): Promise<void> {
  await db
    .insert(settings)
    .values({ name: NAME, value })
    .onConflictDoUpdate({ target: settings.name, set: { value: sql`excluded.value` } })
}
