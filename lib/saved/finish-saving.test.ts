import { beforeEach, describe, expect, it } from 'vitest'
import { keptForms } from '#drizzle/schema/index.ts'
import type { Reader } from '#lib/accounts/model.ts'
import type { Db } from '#lib/db/model.ts'
import { keepForm, keptForm } from '#lib/forms/kept-forms.ts'
import type { Kept } from '#lib/forms/model.ts'
import { messagesFor } from '#lib/messages/model.ts'
import { testDb } from '#lib/testing/db.ts'
import { givenArticle, givenSource } from '#lib/testing/given.ts'
import { givenReader, TEST_NOW } from '#lib/testing/given-people.ts'
import { finishSaving } from './finish-saving.ts'
import { listMarks } from './mark-queries.ts'
import { savedIds } from './queries.ts'

const words = messagesFor('en')

describe('a Save that was pressed without an account', () => {
  let db: Db
  let reader: Reader
  let waiting: Kept
  let articleId: number

  beforeEach(async () => {
    db = await testDb()
    reader = await givenReader(db)
    articleId = (await givenArticle(db, { sourceId: (await givenSource(db)).id, headline: 'The night bus' })).id
    waiting = { form: '', values: { save: String(articleId) }, errors: {}, sentence: null, good: true }
  })

  async function open(kept: Kept, asked: Reader | null = reader) {
    const token = await keepForm(db, kept, null, TEST_NOW)
    const finished = await finishSaving({ db, clock: TEST_NOW, reader: asked, kept, words }, token)
    return { finished, kept: await keptForm(db, token, TEST_NOW) }
  }

  it('is done once its reader has signed in, and the page says so', async () => {
    const { finished, kept } = await open(waiting)
    expect(finished).toBe(true)
    expect(kept).toMatchObject({ sentence: 'Saved: The night bus', good: true, values: {} })
    expect(await savedIds(db, reader.id)).toEqual(new Set([articleId]))
  })

  it('is done too where it waits behind news of the way in', async () => {
    const { finished } = await open({ form: '', values: {}, errors: {}, sentence: 'Welcome.', good: true, waiting })
    expect(finished).toBe(true)
  })

  it('waits for as long as nobody has signed in', async () => {
    const { finished, kept } = await open(waiting, null)
    expect(finished).toBe(false)
    expect(kept).toEqual(waiting)
  })

  it('is not done for somebody banned, nor where the paper has refused it, nor for another form', async () => {
    const banned = { ...reader, bar: { kind: 'ban' as const, reason: 'Rude.', until: null } }
    expect((await open(waiting, banned)).finished).toBe(false)
    expect((await open({ ...waiting, good: false, sentence: 'That was often.' })).finished).toBe(false)
    expect((await open({ ...waiting, form: 'reply-7' })).finished).toBe(false)
    expect((await open({ ...waiting, values: { save: '1; drop' } })).finished).toBe(false)
    expect(await savedIds(db, reader.id)).toEqual(new Set())
  })

  it('marks a passage, with its note, for who has signed in since', async () => {
    const passage = { article: String(articleId), exact: 'night bus', startsAt: '4', note: 'Ask the driver.' }
    const { kept } = await open({ ...waiting, values: passage })
    expect(kept).toMatchObject({ sentence: words.marks.tools.done, values: {} })
    expect(await listMarks(db, reader.id, { article: articleId }, TEST_NOW)).toMatchObject([
      { exact: 'night bus', startsAt: 4, note: 'Ask the driver.' },
    ])
    const gone = await open({ ...waiting, values: { ...passage, article: '999999' } })
    expect(gone.kept?.sentence).toBe(`${words.saved.noSuchArticle} What you wrote: Ask the driver.`)
  })

  it('of a story that is gone says so, and asks no more', async () => {
    const { kept } = await open({ ...waiting, values: { save: '999999' } })
    expect(kept?.sentence).toBe(words.saved.noSuchArticle)
    expect(await db.$count(keptForms)).toBe(1)
  })
})
