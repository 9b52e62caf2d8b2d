import { beforeEach, expect, test } from 'vitest'
import type { Db } from '#lib/db/model.ts'
import { testDb } from '#lib/testing/db.ts'
import { addSection, removeSection, renameSection } from './commands.ts'
import { findSection, listSections } from './queries.ts'

let db: Db
beforeEach(async () => {
  db = await testDb()
})
const names = async () => (await listSections(db)).map(({ slug, name }) => `${slug}: ${name}`)

test('sections stand in the order they were added, found by slug or name in any case', async () => {
  await addSection(db, '  City ')
  await addSection(db, 'World & Europe')
  expect(await names()).toEqual(['city: City', 'world-europe: World & Europe'])
  expect((await findSection(db, 'CITY'))?.slug).toBe('city')
})

test('a name that is taken or empty is refused; one that gives the same slug gets its own', async () => {
  await addSection(db, 'City')
  expect(await addSection(db, 'city')).toEqual({ ok: false, reason: 'known-already' })
  expect(await addSection(db, ' ')).toEqual({ ok: false, reason: 'name-empty' })
  expect(await addSection(db, 'City!')).toMatchObject({ ok: true, value: { slug: 'city-2' } })
})

test('renaming keeps the address, removing leaves the rest', async () => {
  await addSection(db, 'City')
  await addSection(db, 'World')
  expect(await renameSection(db, 'city', 'Town')).toMatchObject({ ok: true })
  expect(await renameSection(db, 'city', 'World')).toEqual({ ok: false, reason: 'known-already' })
  await removeSection(db, 'world')
  expect(await names()).toEqual(['city: Town'])
  expect(await removeSection(db, 'world')).toEqual({ ok: false, reason: 'section-unknown' })
})
