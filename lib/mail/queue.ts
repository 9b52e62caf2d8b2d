import { mails } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import type { Mail } from './model.ts'

/**
 * Puts a letter on its way. Given a transaction, it goes only if that is committed; sending is the timetable's.
 *
 * @param personId whose it is, if it is somebody's: the letter goes when they do
 */
export async function queueMail(db: Db, mail: Mail, personId: number | null, now: Date): Promise<void> {
  await db.insert(mails).values({ kind: mail.kind, personId, mail, createdAt: now, nextAt: now })
}
