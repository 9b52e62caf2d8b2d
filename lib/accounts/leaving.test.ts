import { eq, sql } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { comments, moderationEvents, mutes, people, recoveryCodes, saves, sessions } from '#drizzle/schema/index.ts'
import { agree, edit, post } from '#lib/comments/actions.ts'
import { readThread } from '#lib/comments/read-thread.ts'
import type { Db } from '#lib/db/model.ts'
import { rows } from '#lib/db/rows.ts'
import type { Action } from '#lib/forms/model.ts'
import { perform } from '#lib/forms/perform.ts'
import { keepCommentSettings } from '#lib/moderation/settings.ts'
import { acting } from '#lib/testing/acting.ts'
import { testDb } from '#lib/testing/db.ts'
import { givenArticle, givenSource } from '#lib/testing/given.ts'
import { givenReader, TEST_NOW } from '#lib/testing/given-people.ts'
import { leave, letGo, stay } from './leaving.ts'
import type { Reader } from './model.ts'
import { hashPassword } from './passwords.ts'
import { makeRecoveryCodes } from './recovery-codes.ts'

const HOUR = 3_600_000
const later = (hours: number) => new Date(TEST_NOW.getTime() + hours * HOUR)

describe('somebody who leaves', () => {
  let db: Db
  let ines: Reader
  let tarek: Reader
  let article: { id: number }
  beforeEach(async () => {
    db = await testDb()
    await keepCommentSettings(db, { newcomers: 0, closeAfterDays: 0, threshold: 1 })
    article = await givenArticle(db, { sourceId: (await givenSource(db)).id })
    ines = await givenReader(db, { handle: 'ines-leaves', name: 'Ines Leaving', email: 'ines-leaves@example.org' })
    tarek = await givenReader(db, { name: 'Tarek' })
  })
  const act = <In>(action: Action<In>, reader: Reader, fields: Record<string, unknown>) =>
    perform(action, acting(db, { reader, addressKey: `address ${reader.id}` }), fields, {})
  async function said(reader: Reader, body: string, parent?: number): Promise<number> {
    const fields = { article: String(article.id), body, ...(parent ? { parent: String(parent) } : {}) }
    const done = await act(post, reader, fields)
    if (done.is !== 'done') throw new Error(JSON.stringify(done))
    return (done.value as { id: number }).id
  }
  const thread = () => readThread(db, { articleId: article.id, reader: null, sort: 'oldest', now: TEST_NOW })

  /** Every row of every table, as text. */
  async function dump(): Promise<string> {
    const tables = await rows(
      db,
      sql`select tablename as name from pg_tables where schemaname = 'public'`,
      z.object({ name: z.string() }),
    )
    const texts = await Promise.all(
      tables.map(({ name }) =>
        rows(db, sql`select to_jsonb(t)::text as line from ${sql.identifier(name)} t`, z.object({ line: z.string() })),
      ),
    )
    return texts
      .flat()
      .map(({ line }) => line)
      .join('\n')
  }

  it('has a day to change their mind: all sessions end at once, and signing in offers to stay', async () => {
    const left = await act(leave, ines, { comments: 'remove' })
    expect(left).toMatchObject({ is: 'done', cookies: [expect.stringContaining('Max-Age=0')] })
    expect(await db.$count(sessions, eq(sessions.personId, ines.id))).toBe(0)
    expect(await letGo(db, later(23.9))).toBe(0)
    await act(stay, ines, {})
    expect(await letGo(db, later(48))).toBe(0)
    expect(await db.$count(people, eq(people.id, ines.id))).toBe(1)
  })

  it('is asked for the password, where there is one', async () => {
    await db
      .update(people)
      .set({ passwordHash: await hashPassword('seven slow herons') })
      .where(eq(people.id, ines.id))
    expect(await act(leave, ines, { comments: 'remove', current: 'wrong' })).toMatchObject({ is: 'mend' })
    expect((await act(leave, ines, { comments: 'remove', current: 'seven slow herons' })).is).toBe('done')
  })

  it('leaves nothing behind that tells who they were', async () => {
    const own = await said(ines, 'What I said, as Ines.')
    const theirs = await said(tarek, 'What somebody else said.')
    await said(tarek, 'An answer.', own)
    await act(edit, ines, { comment: String(own), body: 'What I said, changed.' })
    await act(agree, ines, { comment: String(theirs), agree: 'yes' })
    await makeRecoveryCodes(db, ines.id)
    await db.insert(saves).values({
      ...{ personId: ines.id, articleId: article.id, headline: 'A story', sourceTitle: 'A source', minutes: 2 },
      ...{ savedAt: TEST_NOW, stateAt: TEST_NOW },
    })
    await db.insert(mutes).values({ personId: tarek.id, mutedId: ines.id, at: TEST_NOW })
    await act(leave, ines, { comments: 'keep-unnamed' })
    expect(await letGo(db, later(24))).toBe(1)

    expect(await dump()).not.toMatch(/ines-leaves|Ines Leaving|as Ines/i)
    for (const table of [saves, mutes, recoveryCodes]) expect(await db.$count(table)).toBe(0)
    expect(await db.$count(moderationEvents, eq(moderationEvents.personId, ines.id))).toBe(0)
    const roots = (await thread())?.branches.map(({ root }) => root) ?? []
    expect(roots.map(({ body, author, agrees }) => [body, author?.name ?? null, agrees])).toEqual([
      ['What I said, changed.', null, 0],
      ['What somebody else said.', 'Tarek', 0],
    ])
  })

  it('may take their words along: a stub stays where somebody answered', async () => {
    const answered = await said(ines, 'answered words')
    await said(ines, 'lonely words')
    await said(tarek, 'An answer.', answered)
    await act(leave, ines, { comments: 'remove' })
    await letGo(db, later(24))
    expect(await dump()).not.toMatch(/answered words|lonely words/)
    const branches = (await thread())?.branches ?? []
    expect(branches.map(({ root, replies }) => [root.state, root.body, replies.length])).toEqual([['removed', '', 1]])
    expect(await db.$count(comments, eq(comments.state, 'shown'))).toBe(1)
  })

  it('is not the paper’s last owner', async () => {
    const owner = await givenReader(db, { role: 'owner' })
    expect(await act(leave, owner, { comments: 'remove' })).toMatchObject({ is: 'refused', status: 409 })
    await givenReader(db, { role: 'owner' })
    expect((await act(leave, owner, { comments: 'remove' })).is).toBe('done')
  })
})
