import { and, eq } from 'drizzle-orm'
import { sessions } from '#drizzle/schema/index.ts'
import type { Acting } from '#lib/forms/model.ts'
import { cookieLine, isSecure } from './cookies.ts'
import { lookLines } from './look.ts'
import type { WayIn } from './model.ts'
import { beginSession, SESSION_SECONDS } from './sessions.ts'

/**
 * Signs somebody in at this browser: a new session, and the one that the browser had is over.
 *
 * @returns the `Set-Cookie` line
 */
export async function enter(acting: Acting, personId: number, way: WayIn): Promise<string> {
  const { db, reader, now, agent, config } = acting
  if (reader) {
    await db.delete(sessions).where(and(eq(sessions.id, reader.sessionId), eq(sessions.personId, reader.id)))
  }
  const token = await beginSession(db, { personId, way, agent }, now)
  return cookieLine('session', token, SESSION_SECONDS, isSecure(config.publicUrl))
}

/** The same with what the browser is dressed in from then on: all lines that somebody's arrival sets. */
export async function comeIn(acting: Acting, personId: number, way: WayIn): Promise<string[]> {
  const line = await enter(acting, personId, way)
  return [line, ...(await lookLines(acting, personId))]
}
