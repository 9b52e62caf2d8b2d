import { z } from 'zod'
import type { moderationEvents } from '#drizzle/schema/index.ts'
import { COMMENT_STATES, REMOVERS } from '#lib/comments/model.ts'

const Before = z.object({
  state: z.enum(COMMENT_STATES),
  removedBy: z.enum(REMOVERS).nullable().catch(null),
  /** Whether all had seen it before. */
  wasShown: z.boolean().catch(true),
  /** How often its author had changed it: which text the moderator read. */
  version: z.number().int().catch(0),
  /** Verdicts of one stroke carry the same. */
  batch: z.string().optional(),
})
export type VerdictBefore = z.infer<typeof Before>

/** What a verdict keeps of what was before, so that it can be taken back. */
export const verdictBefore = (event: Pick<typeof moderationEvents.$inferSelect, 'before'>): VerdictBefore =>
  Before.parse(event.before)
