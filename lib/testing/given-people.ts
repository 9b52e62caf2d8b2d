import { people } from '#drizzle/schema/index.ts'
import { handleKey } from '#lib/accounts/handles.ts'
import type { Reader } from '#lib/accounts/model.ts'
import { beginSession, readerOf } from '#lib/accounts/sessions.ts'
import type { Db } from '#lib/db/model.ts'

type PersonFields = Partial<(typeof people)['$inferInsert']>

/** The instant that `acting` asks at. */
export const TEST_NOW = new Date('2025-08-10T08:42:00Z')
const AGENT = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'
let made = 0

/** A reader's account of July 1, 2025, without name, mail address and password unless told. */
export async function givenPerson(db: Db, fields: PersonFields = {}) {
  made += 1
  const handle = fields.handle ?? `person-${made}`
  const [row] = await db
    .insert(people)
    .values({ createdAt: new Date('2025-07-01T08:00:00Z'), ...fields, handle, handleKey: handleKey(handle) })
    .returning()
  if (!row) throw new Error('the insert returned no row')
  return row
}

/** The token of a new session of somebody's. */
export const givenSession = (db: Db, personId: number, now: Date = TEST_NOW): Promise<string> =>
  beginSession(db, { personId, way: 'password', agent: AGENT }, now)

/** Somebody new who is signed in, as actions see them: `acting(db, { reader: await givenReader(db) })`. */
export async function givenReader(db: Db, fields: PersonFields = {}, now: Date = TEST_NOW): Promise<Reader> {
  const person = await givenPerson(db, fields)
  return readerAgain(db, person.id, now)
}

/** The same person signed in once more: after a ban, a new role, a new name. */
export async function readerAgain(db: Db, personId: number, now: Date = TEST_NOW): Promise<Reader> {
  const reader = await readerOf(db, await givenSession(db, personId, now), now)
  if (!reader) throw new Error('nobody to sign in')
  return reader
}
