import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readConfig } from '#lib/config.ts'
import { aloneBulletins } from '#lib/db/bulletin.ts'
import type { Db } from '#lib/db/model.ts'
import { openParser } from '#lib/ingest/parser.ts'
import type { Engine } from '#lib/launch/engine.ts'
import { listSections } from '#lib/sections/queries.ts'
import { readOpml } from '#lib/sources/opml.ts'
import { findSource } from '#lib/sources/queries.ts'
import { testDb } from '#lib/testing/db.ts'
import { type FeedServer, startFeedServer } from '#lib/testing/feed-server.ts'
import { testFolder } from '#lib/testing/folder.ts'
import { givenSection, givenSource } from '#lib/testing/given.ts'
import { rssBytes } from '#lib/testing/rss.ts'
import { memoryHolds } from '#lib/web/holds.ts'
import { openWeb } from '#lib/web/web.ts'
import { runCommand } from './commands.ts'
import { CommandRefusal } from './refusal.ts'
import type { CommandRequest } from './request.ts'

const now = new Date('2026-03-01T12:00:00Z')
let db: Db
let server: FeedServer
let engine: Engine
let said: string[]

beforeEach(async () => {
  db = await testDb()
  said = []
  server = await startFeedServer()
  const allow = [{ address: '127.0.0.1', bits: 32, port: server.port }]
  const web = openWeb({ allow, userAgent: 'Broadsheet', holds: memoryHolds(), now: () => now })
  const parser = openParser()
  const notAsked = () => Promise.reject(new Error('not asked for here'))
  const health = async () => ({ answers: true, freeBytes: 1e9, room: true })
  engine = {
    ...{
      config: readConfig({ DATA_DIR: testFolder() }),
      db,
      web,
      weatherWeb: web,
      hubWeb: web,
      pictureWeb: web,
      savingWeb: web,
      parser,
    },
    store: {
      db,
      kind: 'embedded',
      bulletins: aloneBulletins,
      health,
      backup: notAsked,
      restore: notAsked,
      close: async () => {},
    },
    now: () => now,
    wake: () => {},
    recall: async () => {},
    async close() {
      await web.close()
      await parser.close()
    },
  }
})
afterEach(async () => {
  await engine.close()
  await server.close()
})

const run = (name: string, operands: string[] = [], options: CommandRequest['options'] = {}) =>
  runCommand(engine, { name, operands, options, json: false }, (line) => said.push(line))
const feed = (path: string, title: string) =>
  server.set(path, {
    headers: { 'content-type': 'application/rss+xml' },
    body: Buffer.from(rssBytes([{ guid: path, link: server.url(`${path}/1`), title }]))
      .toString()
      .replace('Pine Street News', title),
  })

test('a list is imported from a file or an address, its folders as sections; what fails is told by its line', async () => {
  feed('/a', 'Alder')
  const list = ['<opml><body><outline text="Trees">', `<outline xmlUrl="${server.url('/a')}"/>`, '</outline>']
  const text = [...list, `<outline xmlUrl="${server.url('/gone')}"/>`].join('\n')
  const file = join(engine.config.dataDir, 'mine.opml')
  writeFileSync(file, text)
  const told = await run('opml import', [file])
  expect(told.lines).toEqual(['1 source added, 0 there already, 1 not added.'])
  expect(told.value).toMatchObject({
    added: 1,
    entries: [
      { line: 2, state: 'added' },
      { line: 4, state: 'refused' },
    ],
  })
  expect(said[0]).toContain('breaks off')
  expect(said.slice(1).some((line) => line.startsWith(`line 4: ${server.url('/gone')}\n`))).toBe(true)
  expect(await listSections(db)).toMatchObject([{ name: 'Trees' }])

  server.set('/list', { headers: { 'content-type': 'text/x-opml' }, body: `${text}</body></opml>` })
  expect(await run('opml import', [server.url('/list')])).toMatchObject({ value: { added: 0, known: 1, refused: 1 } })
})

test('what is no list is refused in one sentence', async () => {
  server.set('/page', { headers: { 'content-type': 'text/html' }, body: '<html><body>Hello</body></html>' })
  server.set('/empty', { body: '<opml><body/></opml>' })
  for (const [from, sentence] of [
    [server.url('/page'), 'no list of subscriptions'],
    [server.url('/empty'), 'names no feeds'],
    [server.url('/nowhere'), '404'],
    ['/nowhere/at/all.opml', 'cannot be read'],
  ] as const) {
    const problem = await run('opml import', [from]).catch((error: unknown) => error)
    expect(problem).toBeInstanceOf(CommandRefusal)
    expect(String(problem)).toContain(sentence)
  }
})

test('what is exported can be imported again: titles, sections and addresses are the same', async () => {
  const section = await givenSection(db, { name: 'Trees & Woods' })
  await givenSource(db, {
    title: 'Alder <1>',
    feedUrl: 'https://alder.example.org/feed?a=1&b=2',
    sectionId: section.id,
  })
  await givenSource(db, { title: 'Birch', feedUrl: 'https://birch.example.org/feed' })
  await givenSource(db, { title: 'At home', feedUrl: 'http://127.0.0.1:8099/feed' })
  const file = join(engine.config.dataDir, 'all.opml')
  await run('opml export', [file])
  const { lines } = await run('opml export')
  expect(readOpml(lines.join('\n')).feeds).toEqual(readOpml(readFileSync(file, 'utf8')).feeds)
  expect(readOpml(readFileSync(file, 'utf8')).feeds).toMatchObject([
    { title: 'Alder <1>', section: 'Trees & Woods', address: 'https://alder.example.org/feed?a=1&b=2' },
    { title: 'Birch', section: null, address: 'https://birch.example.org/feed' },
  ])
})

test('the starter pack is shown with licences and where they were found, and nothing is asked for', async () => {
  const { lines } = await run('source starter', [], { interest: 'culture', list: true })
  expect(lines.join('\n')).toContain('licence found at https://publicdomainreview.org/legal/')
  expect(lines.join('\n')).toContain('unverified')
  expect(server.requests).toEqual([])
})

test('a source is set by what is named, and removed and brought back', async () => {
  await givenSection(db, { name: 'City' })
  await givenSource(db, { slug: 'pine', title: 'Pine' })
  await run('source set', ['pine'], { keep: '30', section: 'City', reuse: 'excerpt', basis: 'Their wish' })
  expect(await findSource(db, 'pine')).toMatchObject({
    keepDays: 30,
    sectionId: 1,
    reuse: 'excerpt',
    reuseBasis: 'Their wish',
  })
  await run('source set', ['pine'], { keep: 'forever', section: '' })
  expect(await findSource(db, 'pine')).toMatchObject({ keepDays: null, sectionId: null, reuse: 'excerpt' })
  expect((await run('source remove', ['pine'])).lines[0]).toContain('source restore 1')
  await run('source restore', ['pine'])
  expect(await findSource(db, 'pine')).toMatchObject({ state: 'active' })
  expect(await run('source restore', ['pine']).catch(String)).toContain('“Pine” was not removed.')
})
