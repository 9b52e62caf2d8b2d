import { beforeEach, expect, test } from 'vitest'
import type { Db } from '#lib/db/model.ts'
import type { Acting } from '#lib/forms/model.ts'
import { perform } from '#lib/forms/perform.ts'
import { messagesFor } from '#lib/messages/model.ts'
import { acting } from '#lib/testing/acting.ts'
import { testDb } from '#lib/testing/db.ts'
import { givenSection, givenSource } from '#lib/testing/given.ts'
import { givenReader } from '#lib/testing/given-people.ts'
import { pause, readNow, remove, restore, resume, setSettings } from './desk-actions.ts'
import { findSource, listRemovedSources } from './queries.ts'

const say = messagesFor('en').deskSources
let db: Db
let editor: Acting & { recalled: string[] }

beforeEach(async () => {
  db = await testDb()
  await givenSource(db, { slug: 'pine', title: 'Pine' })
  editor = acting(db, { reader: await givenReader(db, { role: 'editor' }), back: '/desk/sources' })
})

test('an editor pauses, resumes, removes and takes that back, each with a sentence on the page that it was done on', async () => {
  for (const [action, sentence, state] of [
    [pause, say.done.pause('Pine'), 'paused'],
    [resume, say.done.resume('Pine'), 'active'],
    [remove, say.done.remove('Pine'), 'removed'],
  ] as const) {
    expect(await perform(action, editor, { source: '1' }, {})).toEqual({ is: 'done', go: '/desk/sources', sentence })
    expect(await findSource(db, '1')).toMatchObject({ state })
  }
  const later = (days: number) => new Date(editor.now.getTime() + days * 86_400_000)
  expect(await listRemovedSources(db, later(10))).toMatchObject([{ title: 'Pine', daysLeft: 20 }])
  expect(await listRemovedSources(db, later(40))).toMatchObject([{ title: 'Pine', daysLeft: 0 }])
  expect(await perform(restore, editor, { source: '1' }, {})).toMatchObject({ sentence: say.done.restore('Pine') })
  expect(await findSource(db, '1')).toMatchObject({ state: 'active', removedAt: null })
  expect(editor.recalled).toContain('all')
})

test('settings are saved together: a section that is made, days, a right and what it rests on', async () => {
  const section = await givenSection(db, { name: 'Woods' })
  const works = { ...editor.works, sectionNamed: async () => section.id }
  const fields = { source: '1', section: 'Woods', keep: '90', right: 'excerpt', basis: 'Their letter of May 3' }
  const here = { ...editor, works, back: '/desk/sources/1' }
  expect(await perform(setSettings, here, fields, {})).toMatchObject({ is: 'done', go: '/desk/sources/1' })
  expect(await findSource(db, '1')).toMatchObject({
    ...{ sectionId: section.id, keepDays: 90, reuse: 'excerpt', reuseBasis: 'Their letter of May 3' },
  })
  await perform(setSettings, here, { source: '1', section: '', keep: '', right: 'excerpt', basis: '' }, {})
  expect(await findSource(db, '1')).toMatchObject({ sectionId: null, keepDays: null })
  for (const keep of ['0', '-1', '1.5', '99999', 'ever']) {
    expect(await perform(setSettings, here, { ...fields, keep }, {})).toEqual({
      is: 'mend',
      errors: { keep: say.settings.keepWrong },
    })
  }
})

test('a source is read now as often as somebody means it, and what is not there is said to be gone', async () => {
  for (let time = 0; time < 3; time += 1) {
    expect(await perform(readNow, editor, { source: '1' }, {})).toMatchObject({ sentence: say.done.read('Pine') })
  }
  expect(await perform(readNow, editor, { source: '1' }, {})).toMatchObject({ is: 'refused', status: 429 })
  expect(await perform(pause, editor, { source: '77' }, {})).toMatchObject({ status: 404, sentence: say.gone })
  expect(await perform(restore, editor, { source: '1' }, {})).toMatchObject({ status: 409 })
  expect(await perform(pause, editor, { source: "1' or 1=1" }, {})).toMatchObject({ is: 'mend' })
})

test('moderators and readers find nothing there', async () => {
  const moderator = { ...editor, reader: await givenReader(db, { role: 'moderator' }) }
  for (const action of [pause, resume, remove, restore, readNow]) {
    expect(await perform(action, moderator, { source: '1' }, {})).toMatchObject({ is: 'refused', status: 404 })
  }
  expect(await findSource(db, '1')).toMatchObject({ state: 'active' })
})
