import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { comments, notices } from '#drizzle/schema/index.ts'
import type { Reader } from '#lib/accounts/model.ts'
import { post } from '#lib/comments/actions.ts'
import type { Db } from '#lib/db/model.ts'
import type { Action } from '#lib/forms/model.ts'
import { perform } from '#lib/forms/perform.ts'
import { acting } from '#lib/testing/acting.ts'
import { testDb } from '#lib/testing/db.ts'
import { givenArticle, givenSource } from '#lib/testing/given.ts'
import { givenReader, TEST_NOW } from '#lib/testing/given-people.ts'
import { appeal, refuse } from './actions/appeal.ts'
import { report } from './actions/report.ts'
import { turnOff, turnOn } from './actions/switches.ts'
import { approve, bulk, reject, remove, restore, undo } from './actions/verdicts.ts'
import { keepCommentSettings } from './settings.ts'
import { statementOf } from './statement.ts'
import { listSwitches } from './switches.ts'

describe('what was decided', () => {
  let db: Db
  let article: { id: number }
  let ines: Reader
  let judith: Reader
  beforeEach(async () => {
    db = await testDb()
    article = await givenArticle(db, { sourceId: (await givenSource(db)).id })
    ines = await givenReader(db, { name: 'Ines W.' })
    judith = await givenReader(db, { name: 'Judith', role: 'moderator' })
  })
  const act = <In>(action: Action<In>, reader: Reader | null, fields: Record<string, unknown>, now = TEST_NOW) =>
    perform(action, acting(db, { reader, now, addressKey: `address of ${reader?.id}` }), fields, {})
  async function waiting(body = 'My first comment here.'): Promise<string> {
    const done = await act(post, ines, { article: String(article.id), body })
    if (done.is !== 'done') throw new Error(JSON.stringify(done))
    return String((done.value as { id: number }).id)
  }
  const states = async () => (await db.select().from(comments).orderBy(comments.id)).map(({ state }) => state)
  async function appealed(): Promise<string> {
    const id = await waiting()
    await act(reject, judith, { comment: id, reason: 'off-topic' })
    await act(appeal, ines, { comment: id, text: 'It was about the story.' })
    return id
  }

  it('is looked at again by another moderator where there is one', async () => {
    const id = await appealed()
    const second = await givenReader(db, { name: 'Mona', role: 'moderator' })
    expect(await act(refuse, judith, { comment: id })).toMatchObject({ is: 'refused' })
    expect((await act(refuse, second, { comment: id, note: 'It was not.' })).is).toBe('done')
    expect(await statementOf(db, Number(id), ines)).toMatchObject({
      decided: 'rejected',
      reason: 'off-topic',
      rule: 'newcomer',
      appeal: { text: 'It was about the story.', answer: 'refused', note: 'It was not.' },
    })
    const told = await db.select().from(notices).where(eq(notices.kind, 'appeal-refused'))
    expect(told).toMatchObject([{ personId: ines.id, text: 'It was not.' }])
    expect(await act(appeal, ines, { comment: id, text: 'Again.' })).toMatchObject({ status: 409 })
  })

  it('is looked at again by the same one where nobody else moderates, and may be granted', async () => {
    const id = await appealed()
    expect((await act(restore, judith, { comment: id })).is).toBe('done')
    expect(await states()).toEqual(['shown'])
    expect((await db.select().from(notices)).map(({ kind }) => kind)).toContain('appeal-granted')
  })

  it('has its statement of reasons, for its author alone', async () => {
    const id = await waiting()
    await act(approve, judith, { comment: id })
    expect(await statementOf(db, Number(id), ines)).toBeNull()
    await act(report, null, { comment: id, reason: 'insult' })
    await act(remove, judith, { comment: id, reason: 'insult', note: 'Please be kind.' })
    expect(await statementOf(db, Number(id), ines)).toMatchObject({
      ...{ decided: 'removed', reason: 'insult', note: 'Please be kind.', rule: null, reports: ['insult'] },
      at: TEST_NOW.toISOString(),
      appeal: null,
    })
    expect(await statementOf(db, Number(id), judith)).toBeNull()
  })

  it('at one stroke is taken back at one stroke', async () => {
    const ids = [await waiting('One.'), await waiting('Two.'), await waiting('Three.')]
    expect(await act(bulk, judith, { comment: ids, verdict: 'reject' })).toMatchObject({
      is: 'mend',
      errors: { reason: 'Please choose a reason.' },
    })
    expect(await act(bulk, judith, { verdict: 'approve' })).toMatchObject({ is: 'mend' })
    await act(approve, judith, { comment: ids[2] })
    const done = await act(bulk, judith, { comment: ids, verdict: 'reject', reason: 'spam' })
    expect(done).toMatchObject({ is: 'done', sentence: expect.stringContaining('2 comments are rejected. 1 was') })
    expect(await states()).toEqual(['rejected', 'rejected', 'shown'])
    const event = done.is === 'done' ? (done.value as { event: number }).event : 0
    expect(await act(undo, judith, { event: String(event), all: 'yes' })).toMatchObject({ is: 'done' })
    expect(await states()).toEqual(['held', 'held', 'shown'])
  })

  it('for a bad day holds in the whole paper or in one thread, and is turned off with a word in the log', async () => {
    await keepCommentSettings(db, { newcomers: 0 })
    const other = await givenArticle(db, { sourceId: (await givenSource(db)).id })
    const on = (fields: Record<string, string>) => act(turnOn, judith, { for: '6', ...fields })
    expect(await on({ kind: 'everything-waits', article: 'no such thing' })).toMatchObject({ is: 'mend' })
    expect(await on({ kind: 'slow-mode', seconds: '3' })).toMatchObject({ errors: { seconds: expect.any(String) } })
    await on({ kind: 'everything-waits', article: `https://paper.example/article/some-words-${article.id}#comments` })
    await waiting('Here it waits.')
    await act(post, ines, { article: String(other.id), body: 'Elsewhere it does not.' })
    expect(await states()).toEqual(['held', 'shown'])
    const [line] = await listSwitches(db, TEST_NOW)
    expect(line).toMatchObject({ kind: 'everything-waits', moderator: 'Judith', article: { id: article.id } })
    await act(turnOff, judith, { switch: String(line?.id) })
    await waiting('And no longer.')
    expect(await states()).toEqual(['held', 'shown', 'shown'])
  })

  it('of age closes a thread after its days, and never where the paper says so', async () => {
    const late = new Date(Date.parse('2025-08-10T00:00:00Z') + 31 * 86_400_000)
    const sent = (body: string) => act(post, ines, { article: String(article.id), body }, late)
    await keepCommentSettings(db, { newcomers: 0, closeAfterDays: 30 })
    expect(await sent('Too late.')).toMatchObject({ is: 'refused', status: 403 })
    await keepCommentSettings(db, { closeAfterDays: 0 })
    expect((await sent('Never too late.')).is).toBe('done')
  })
})
