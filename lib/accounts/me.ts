import type { Db } from '#lib/db/model.ts'
import { mutedOf } from '#lib/mutes/queries.ts'
import { unreadCount } from '#lib/notices/queries.ts'
import type { Role } from './model.ts'
import { readerOf } from './sessions.ts'

/** What a page may ask about whoever has it open. */
export type Me = { reader: { handle: string; name: string | null; role: Role } | null; unread: number }

/** Who a session's token stands for, and how many of their notices they have not read. */
export async function me(db: Db, token: string | null, now: Date): Promise<Me> {
  const reader = await readerOf(db, token, now)
  if (!reader) return { reader: null, unread: 0 }
  const { handle, name, role } = reader
  const unread = await unreadCount(db, reader.id, await mutedOf(db, reader.id, now))
  return { reader: { handle, name, role }, unread }
}
