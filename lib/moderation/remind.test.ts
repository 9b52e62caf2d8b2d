import { beforeEach, describe, expect, it } from 'vitest'
import { mails, moderationEvents, notices, sanctions } from '#drizzle/schema/index.ts'
import type { Reader } from '#lib/accounts/model.ts'
import { readConfig } from '#lib/config.ts'
import type { Db } from '#lib/db/model.ts'
import { testDb } from '#lib/testing/db.ts'
import { givenComment } from '#lib/testing/given-comments.ts'
import { givenReader, TEST_NOW } from '#lib/testing/given-people.ts'
import { remindHeld } from './remind.ts'

const config = readConfig({ PUBLIC_URL: 'https://paper.example' })
const at = (hours: number) => new Date(TEST_NOW.getTime() + hours * 3_600_000)

describe('what waits for a day', () => {
  let db: Db
  let ines: Reader
  beforeEach(async () => {
    db = await testDb()
    ines = await givenReader(db, { handle: 'ines', email: 'ines@example.org' })
    await givenReader(db, { handle: 'judith', role: 'moderator', email: 'judith@example.org' })
    await givenReader(db, { handle: 'without-mail', role: 'editor' })
  })
  async function held(since: Date) {
    const { id } = await givenComment(db, { personId: ines.id, state: 'held', createdAt: since })
    await db
      .insert(moderationEvents)
      .values({ at: since, act: 'held', commentId: id, personId: ines.id, rule: 'newcomer' })
    return id
  }
  const remind = (hours: number) => remindHeld({ config, db }, at(hours))

  it('is said to its author once, and to those who moderate by mail once a day, until it is decided', async () => {
    const id = await held(at(0))
    expect(await remind(23.9)).toEqual({ authors: 0, moderators: 0 })
    expect(await remind(24.1)).toEqual({ authors: 1, moderators: 1 })
    expect(await db.select().from(notices)).toMatchObject([{ personId: ines.id, kind: 'still-waiting', commentId: id }])
    const [letter] = await db.select().from(mails)
    expect(letter?.mail).toMatchObject({ to: 'judith@example.org', link: 'https://paper.example/desk/moderation' })
    expect(await remind(25)).toEqual({ authors: 0, moderators: 0 })
    expect(await remind(48.2)).toEqual({ authors: 0, moderators: 1 })
    await db.delete(moderationEvents)
    expect(await remind(80)).toEqual({ authors: 0, moderators: 0 })
  })

  it('is not said to staff who are banned or paused', async () => {
    await held(at(0))
    const editor = await givenReader(db, { role: 'editor', email: 'edda@example.org' })
    await db.insert(sanctions).values({ personId: editor.id, kind: 'ban', reason: 'x', from: at(0) })
    expect(await remind(30)).toEqual({ authors: 1, moderators: 1 })
    expect((await db.select().from(mails)).map(({ mail }) => mail.to)).toEqual(['judith@example.org'])
  })
})
