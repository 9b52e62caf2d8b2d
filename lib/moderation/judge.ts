import { and, desc, eq, gt, isNotNull, ne, not, or, sql } from 'drizzle-orm'
import { comments } from '#drizzle/schema/index.ts'
import { hasRole, type Role } from '#lib/accounts/model.ts'
import { bodyHash } from '#lib/comments/text.ts'
import type { Db } from '#lib/db/model.ts'
import { ruleFor } from './checks.ts'
import { scoreOf } from './classifier.ts'
import type { HoldRule } from './model.ts'
import { commentSettings, listedWords, MOST_NEWCOMERS } from './settings.ts'
import { switchesOn } from './switches.ts'
import { turnedDown } from './verdict-acts.ts'

export type Judgement = { state: 'shown' | 'held'; rule: HoldRule | null; score: number | null }
type Ask = {
  person: { id: number; role: Role }
  articleIds: number[]
  text: string
  /** The comment itself, where it was only changed. */
  commentId: number | null
}

const MONTH_MS = 30 * 86_400_000
/** So many of somebody's comments are looked at for rejections. */
const LAST = 10

/** Whether a comment is shown at once or waits, and by which rule (rules §8). */
export async function judgeComment(
  db: Db,
  { person, articleIds, text, commentId }: Ask,
  now: Date,
): Promise<Judgement> {
  if (hasRole(person, 'moderator')) return { state: 'shown', rule: null, score: null }
  const since = new Date(now.getTime() - MONTH_MS)
  const own = eq(comments.personId, person.id)
  const others = commentId === null ? undefined : ne(comments.id, commentId)
  const [settings, listed, on, shown, lately, repeats, score] = await Promise.all([
    commentSettings(db),
    listedWords(db),
    switchesOn(db, articleIds, now),
    // What its author deletes later was approved all the same; a changed comment counts itself.
    db
      .select({ id: comments.id })
      .from(comments)
      .where(
        and(
          own,
          isNotNull(comments.shownAt),
          or(eq(comments.state, 'shown'), eq(comments.removedBy, 'author')),
          not(turnedDown(sql`${comments.id}`)),
        ),
      )
      // More first comments than this never wait: nobody's whole past is counted.
      .limit(MOST_NEWCOMERS),
    // By what moderators decided, not by how it stands now: deleting what was rejected wipes nothing out.
    db
      .select({ down: turnedDown(sql`${comments.id}`) })
      .from(comments)
      .where(and(own, others, gt(comments.createdAt, since)))
      .orderBy(desc(comments.createdAt))
      .limit(LAST),
    db
      .select({ id: comments.id })
      .from(comments)
      .where(and(eq(comments.bodyHash, bodyHash(text)), gt(comments.createdAt, since), others))
      .limit(1),
    scoreOf(db, text),
  ])
  const rule = ruleFor({
    text,
    staff: false,
    settings,
    listed,
    shownBefore: shown.length,
    rejectedLately: lately.filter(({ down }) => down).length,
    saidElsewhere: repeats.length > 0,
    everythingWaits: on.some(({ kind }) => kind === 'everything-waits'),
    score,
  })
  return { state: rule ? 'held' : 'shown', rule, score }
}
