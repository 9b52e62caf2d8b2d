import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { copies, savedPages, saves } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import { startSavedPages } from '#lib/jobs/saved-pages.ts'
import { readAddress, saveAddress } from '#lib/saved/address.ts'
import { removeSave } from '#lib/saved/commands.ts'
import { listSaved } from '#lib/saved/queries.ts'
import { readCopy } from '#lib/saved/read-copy.ts'
import { testDb } from '#lib/testing/db.ts'
import { type FeedServer, startFeedServer } from '#lib/testing/feed-server.ts'
import { givenReader } from '#lib/testing/given-people.ts'
import { loopbackWeb, storyPage, tale } from '#lib/testing/page-paper.ts'
import { openParser } from './parser.ts'
import { claimSavedPages, nextSavedPageAt, readSavedPage } from './saved-pages.ts'

const parser = openParser()
const start = new Date('2025-08-10T08:42:00Z')
const hours = (count: number) => new Date(start.getTime() + count * 3_600_000)
const HTML = { 'content-type': 'text/html; charset=utf-8' }
let db: Db
let server: FeedServer
let clock: Date
let personId: number

beforeAll(async () => {
  server = await startFeedServer()
})
beforeEach(async () => {
  db = await testDb()
  clock = start
  personId = (await givenReader(db)).id
  server.requests.length = 0
})
afterAll(async () => {
  await Promise.all([server.close(), parser.close()])
})

const context = () => ({ db, parser, web: loopbackWeb([server], () => clock), now: () => clock })
/** All that is due now, as the queue would read it. */
async function readDue() {
  for (let due = await claimSavedPages(db, clock, 8); due.length > 0; due = await claimSavedPages(db, clock, 8)) {
    for (const claim of due) await readSavedPage({ ...context(), now: clock }, claim)
  }
}
const allow = () => [{ address: '127.0.0.1', bits: 32, port: server.port }]
const setPage = (path: string, body: string, headers: Record<string, string> = HTML) =>
  server.set(path, { headers, body })
async function save(path: string) {
  const address = readAddress(server.url(path), allow())
  if (typeof address === 'string') throw new Error(address)
  return (await saveAddress(db, { personId, address, title: null }, { publicUrl: 'http://paper.example', now: clock }))
    .id
}
const pageOf = async (id: number) => (await db.select().from(savedPages).where(eq(savedPages.saveId, id)))[0]
const textOf = async (id: number) => JSON.stringify((await readCopy(db, personId, id))?.article.body)

test('a saved address gets its text, headline and minutes, and keeps them when the page changes or goes', async () => {
  const attack = '<script>alert(1)</script><p onclick="alert(2)">An aside of the otter, told at length.</p>'
  setPage('/otter', storyPage('The otter of the canal', [...tale('otter', 60), attack]))
  const id = await save('/otter')
  await readDue()
  const [row] = await db.select().from(saves).where(eq(saves.id, id))
  expect(row).toMatchObject({ headline: 'The otter of the canal', link: server.url('/otter') })
  expect(row?.minutes).toBeGreaterThan(3)
  expect(await pageOf(id)).toBeUndefined()
  setPage('/otter', storyPage('Another', tale('heron')))
  await readDue()
  expect(await textOf(id)).toContain('In its chapter 60 the otter')
  expect(await textOf(id)).not.toMatch(/script|onclick/)
  expect(await readCopy(db, personId, id)).toMatchObject({ is: 'elsewhere', dated: false })
})

test('what fails is tried after one, six and twenty-four hours, then said, and the address stays', async () => {
  server.set('/sick', { status: 503, body: '' })
  const id = await save('/sick')
  for (const [at, asked] of [
    ...([
      [0, 1],
      [0.5, 1],
      [1, 2],
      [6, 2],
      [7, 3],
      [31, 4],
      [99, 4],
    ] as const),
  ]) {
    clock = hours(at)
    await readDue()
    expect(server.requests.length, `after ${at} hours`).toBe(asked)
  }
  expect(await pageOf(id)).toMatchObject({ state: 'failed', problem: 'status', problemDetail: '503' })
  const wish = { shelf: 'unread', order: 'newest', after: null, just: null } as const
  const { items } = await listSaved(db, personId, wish, clock)
  expect(items).toMatchObject([
    { href: server.url('/sick'), elsewhere: true, page: { state: 'failed', problem: 'status' } },
  ])
})

test('what is no page, or holds no text, is given up at once', async () => {
  server.set('/a.pdf', { headers: { 'content-type': 'application/pdf' }, body: '%PDF-1.7' })
  setPage('/empty', '<!doctype html><title>Nothing</title><body></body>')
  const [pdf, empty] = [await save('/a.pdf'), await save('/empty')]
  await readDue()
  expect(await pageOf(pdf)).toMatchObject({ state: 'failed', problem: 'not-a-page' })
  expect(await pageOf(empty)).toMatchObject({ state: 'failed' })
  expect(await db.$count(saves)).toBe(2)
})

test('two who save the same page share its text', async () => {
  setPage('/otter', storyPage('The otter of the canal', tale('otter', 30)))
  await save('/otter')
  personId = (await givenReader(db)).id
  await save('/otter')
  await readDue()
  expect(await db.$count(copies)).toBe(1)
})

test('a claim is held once, runs out by itself, and nothing taken off the list is asked for', async () => {
  const first = await save('/a')
  clock = hours(1)
  const second = await save('/b')
  expect((await claimSavedPages(db, clock, 1)).map(({ saveId }) => saveId)).toEqual([second])
  expect((await claimSavedPages(db, clock, 9)).map(({ saveId }) => saveId)).toEqual([first])
  expect(await claimSavedPages(db, clock, 9)).toEqual([])
  expect(await nextSavedPageAt(db, clock)).toBeNull()
  await removeSave(db, personId, second, clock)
  expect((await claimSavedPages(db, hours(2), 9)).map(({ saveId }) => saveId)).toEqual([first])
})

test('the queue reads what is saved while it runs, and gives back what it has not begun', async () => {
  setPage('/otter', storyPage('The otter of the canal', tale('otter', 30)))
  const id = await save('/otter')
  const queue = startSavedPages(context(), async () => true)
  await expect.poll(async () => (await pageOf(id)) === undefined).toBe(true)
  await queue.stop()
  expect(await textOf(id)).toContain('otter')
})
