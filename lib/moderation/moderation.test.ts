import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { comments, notices, people, switches, wordCounts } from '#drizzle/schema/index.ts'
import type { Reader } from '#lib/accounts/model.ts'
import { post } from '#lib/comments/actions.ts'
import { readThread } from '#lib/comments/read-thread.ts'
import type { Db } from '#lib/db/model.ts'
import type { Action } from '#lib/forms/model.ts'
import { perform } from '#lib/forms/perform.ts'
import { acting } from '#lib/testing/acting.ts'
import { testDb } from '#lib/testing/db.ts'
import { givenArticle, givenSource } from '#lib/testing/given.ts'
import { givenReader, TEST_NOW } from '#lib/testing/given-people.ts'
import { appeal } from './actions/appeal.ts'
import { report } from './actions/report.ts'
import { approve, reject, remove, undo } from './actions/verdicts.ts'
import { readLog } from './log.ts'
import { type QueueTab, queueCounts, readQueue } from './queue.ts'

describe('a moderator', () => {
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
  const queued = async (tab: QueueTab) => (await readQueue(db, { tab, after: null, moderatorId: judith.id })).items
  const log = async () => (await readLog(db)).lines
  const stateOf = async (id: string) =>
    (
      await db
        .select()
        .from(comments)
        .where(eq(comments.id, Number(id)))
    )[0]?.state
  const shown = async (reader: Reader | null) =>
    (await readThread(db, { articleId: article.id, reader, sort: 'oldest', now: TEST_NOW }))?.branches.map(
      ({ root }) => root,
    )

  it('finds what waits with its rule, approves it, and its author is told', async () => {
    const id = await waiting()
    expect(await queueCounts(db)).toEqual({ waiting: 1, reported: 0, appeals: 0 })
    expect((await queued('waiting'))[0]).toMatchObject({
      rule: 'newcomer',
      author: { name: 'Ines W.', shown: 0 },
    })
    expect((await act(approve, judith, { comment: id })).is).toBe('done')
    expect(await stateOf(id)).toBe('shown')
    expect((await db.select().from(notices)).map(({ personId, kind }) => [personId, kind])).toEqual([
      [ines.id, 'approved'],
    ])
    expect((await shown(null))?.length).toBe(1)
  })

  it('gives a reason for each rejection, which its author reads and may appeal once', async () => {
    const id = await waiting()
    expect(await act(reject, judith, { comment: id })).toMatchObject({
      is: 'mend',
      errors: { reason: 'Please choose a reason.' },
    })
    await act(reject, judith, { comment: id, reason: 'off-topic', note: 'Please write about the story.' })
    expect((await shown(ines))?.[0]?.decision).toMatchObject({
      reason: 'off-topic',
      note: 'Please write about the story.',
      appeal: 'possible',
    })
    expect(await shown(null)).toEqual([])
    const other = await givenReader(db)
    expect(await act(appeal, other, { comment: id, text: 'x' })).toMatchObject({ status: 404 })
    expect((await act(appeal, ines, { comment: id, text: 'It was about the story.' })).is).toBe('done')
    expect(await act(appeal, ines, { comment: id, text: 'Again.' })).toMatchObject({ status: 409 })
    expect((await shown(ines))?.[0]?.decision?.appeal).toBe('open')
    expect((await queued('appeals'))[0]?.appeal?.text).toBe('It was about the story.')
  })

  it('who comes second is told so, and nothing is decided twice', async () => {
    const id = await waiting()
    const second = await givenReader(db, { role: 'moderator' })
    const outcomes = await Promise.all([
      act(approve, judith, { comment: id }),
      act(reject, second, { comment: id, reason: 'spam' }),
    ])
    expect(outcomes.map(({ is }) => is).sort()).toEqual(['done', 'refused'])
    expect((await log()).length).toBe(1)
  })

  it('takes a verdict back, and the classifier forgets it exactly', async () => {
    const id = await waiting('Cheap umbrellas, cheap!')
    const before = await db.select().from(wordCounts)
    await act(reject, judith, { comment: id, reason: 'spam' })
    const [event] = await log()
    expect(event?.canUndo).toBe(true)
    expect((await act(undo, judith, { event: String(event?.id) })).is).toBe('done')
    expect(await stateOf(id)).toBe('held')
    expect((await db.select().from(wordCounts)).filter(({ shown: s, rejected: r }) => s + r > 0)).toEqual(before)
    expect(await act(undo, judith, { event: String(event?.id) })).toMatchObject({ is: 'refused', status: 409 })
  })

  it('cannot take back what another decision has overtaken', async () => {
    const id = await waiting()
    await act(approve, judith, { comment: id })
    const [first] = await log()
    await act(remove, judith, { comment: id, reason: 'insult' })
    expect(await act(undo, judith, { event: String(first?.id) })).toMatchObject({ status: 409 })
  })

  it('sees a report by anybody, one of each, and answers all of them by one verdict', async () => {
    const id = await waiting()
    await act(approve, judith, { comment: id })
    for (let times = 0; times < 3; times += 1) await act(report, null, { comment: id, reason: 'insult' })
    expect(await act(report, null, { comment: id })).toMatchObject({ is: 'mend' })
    expect((await queued('reported'))[0]?.reports).toHaveLength(1)
    await act(remove, judith, { comment: id, reason: 'insult' })
    expect((await queueCounts(db)).reported).toBe(0)
  })

  it('is not known at the desk by anybody without the role', async () => {
    const id = await waiting()
    for (const who of [null, ines]) expect(await act(approve, who, { comment: id })).toMatchObject({ status: 404 })
    expect(await stateOf(id)).toBe('held')
  })

  it('shuts a thread, slows it, and keeps young accounts out, until it is over', async () => {
    const at = (hours: number) => new Date(TEST_NOW.getTime() + hours * 3_600_000)
    await db.update(people).set({ createdAt: TEST_NOW }).where(eq(people.id, ines.id))
    const sent = (body: string) => ({ article: String(article.id), body })
    for (const [kind, from] of [
      ['closed', 0],
      ['older-accounts', 2],
    ] as const) {
      const articleId = article.id
      await db.insert(switches).values({ kind, articleId, amount: 2, from: at(from), until: at(from + 1) })
      expect(await act(post, ines, sent(kind), at(from))).toMatchObject({ is: 'refused', status: 403 })
      expect((await act(post, ines, sent(kind), at(from + 1))).is).toBe('done')
    }
    await db.insert(switches).values({ from: at(3), kind: 'slow-mode', amount: 600 })
    expect(await act(post, ines, sent('Soon'), at(3.1))).toMatchObject({
      is: 'refused',
      sentence: expect.stringContaining('Slow mode is on'),
    })
    expect((await act(post, ines, sent('Later'), at(3.2))).is).toBe('done')
  })
})
