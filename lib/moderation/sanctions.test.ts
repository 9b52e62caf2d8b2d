import { beforeEach, describe, expect, it } from 'vitest'
import { notices, sessions } from '#drizzle/schema/index.ts'
import type { Reader } from '#lib/accounts/model.ts'
import { readerOf } from '#lib/accounts/sessions.ts'
import { edit, post } from '#lib/comments/actions.ts'
import type { Db } from '#lib/db/model.ts'
import type { Action } from '#lib/forms/model.ts'
import { perform } from '#lib/forms/perform.ts'
import { acting } from '#lib/testing/acting.ts'
import { testDb } from '#lib/testing/db.ts'
import { givenArticle, givenSource } from '#lib/testing/given.ts'
import { givenReader, givenSession, readerAgain, TEST_NOW } from '#lib/testing/given-people.ts'
import { lift, sanction } from './actions/people.ts'
import { undo } from './actions/verdicts.ts'
import { personRecord } from './people.ts'
import { keepCommentSettings } from './settings.ts'

const at = (hours: number) => new Date(TEST_NOW.getTime() + hours * 3_600_000)

describe('a sanction', () => {
  let db: Db
  let article: { id: number }
  let judith: Reader
  let tarek: Reader
  beforeEach(async () => {
    db = await testDb()
    await keepCommentSettings(db, { newcomers: 0 })
    article = await givenArticle(db, { sourceId: (await givenSource(db)).id })
    judith = await givenReader(db, { name: 'Judith', role: 'moderator' })
    tarek = await givenReader(db, { name: 'Tarek' })
  })
  const act = <In>(action: Action<In>, reader: Reader | null, fields: Record<string, unknown>, now = TEST_NOW) =>
    perform(action, acting(db, { reader, now }), fields, {})
  const give = (kind: string, hours: string, person = tarek.id, by = judith) =>
    act(sanction, by, { person: String(person), kind, reason: 'Insults.', for: hours })
  const writes = async (now: Date) =>
    (
      await act(
        post,
        await readerAgain(db, tarek.id, now),
        { article: String(article.id), body: `At ${now.toISOString()}` },
        now,
      )
    ).is

  it('is told in the moderator’s words, runs out by itself, and can be lifted before', async () => {
    expect((await give('pause', '24')).is).toBe('done')
    expect(await db.select().from(notices)).toMatchObject([{ personId: tarek.id, kind: 'paused', text: 'Insults.' }])
    expect(await writes(at(23))).toBe('refused')
    expect(await writes(at(24.1))).toBe('done')
    await give('ban', 'ever')
    expect(await writes(at(9_000))).toBe('refused')
    const id = (await personRecord(db, tarek.id, TEST_NOW))?.sanctions.find(({ kind }) => kind === 'ban')?.id
    expect((await act(lift, judith, { sanction: String(id) })).is).toBe('done')
    expect(await writes(at(30))).toBe('done')
    expect((await personRecord(db, tarek.id, at(30)))?.bar).toBeNull()
  })

  it('that bans ends all sessions at once, and a change of what was written before, too', async () => {
    const token = await givenSession(db, tarek.id)
    const done = await act(post, tarek, { article: String(article.id), body: 'Before.' })
    const { id } = done.is === 'done' ? (done.value as { id: number }) : { id: 0 }
    await give('ban', '1')
    expect(await readerOf(db, token, TEST_NOW)).toBeNull()
    expect((await db.select().from(sessions)).some(({ personId }) => personId === tarek.id)).toBe(false)
    const again = await readerAgain(db, tarek.id)
    expect(await act(edit, again, { comment: String(id), body: 'After.' })).toMatchObject({ status: 403 })
  })

  it('that warns is told and changes nothing else', async () => {
    await give('warning', '')
    expect(await writes(TEST_NOW)).toBe('done')
    expect((await db.select().from(notices))[0]?.kind).toBe('warned')
  })

  it('is not given to oneself, nor to staff of one’s own role or above', async () => {
    const other = await givenReader(db, { role: 'moderator' })
    const owner = await givenReader(db, { role: 'owner' })
    for (const { id } of [judith, other, owner]) {
      expect(await give('ban', '1', id)).toMatchObject({ is: 'refused', status: 403 })
    }
    expect((await give('ban', '1', other.id, owner)).is).toBe('done')
  })

  it('says at its fields what is missing', async () => {
    expect(await act(sanction, judith, { person: String(tarek.id), kind: '', reason: '' })).toMatchObject({
      is: 'mend',
      errors: { kind: expect.any(String), reason: expect.any(String) },
    })
    expect(await give('pause', '')).toMatchObject({ is: 'mend', errors: { for: 'Please choose for how long.' } })
  })

  it('is taken back by the log', async () => {
    const given = await give('ban', 'ever')
    const event = given.is === 'done' ? (given.value as { event: number }).event : 0
    expect((await act(undo, judith, { event: String(event) })).is).toBe('done')
    expect(await writes(at(2))).toBe('done')
  })
})
