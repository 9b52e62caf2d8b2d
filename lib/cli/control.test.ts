import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readConfig } from '#lib/config.ts'
import { aloneBulletins } from '#lib/db/bulletin.ts'
import { openParser } from '#lib/ingest/parser.ts'
import type { Engine } from '#lib/launch/engine.ts'
import { testDb } from '#lib/testing/db.ts'
import { testFolder } from '#lib/testing/folder.ts'
import { memoryHolds } from '#lib/web/holds.ts'
import { openWeb } from '#lib/web/web.ts'
import { controlFile, openControl } from './control.ts'
import { handOver, runningPaper } from './hand-over.ts'
import { CommandRefusal } from './refusal.ts'
import type { CommandRequest } from './request.ts'

let engine: Engine
let recalled: string[] = []
let control: { close(): Promise<void> }
const now = new Date('2026-03-01T12:00:00Z')

beforeEach(async () => {
  recalled = []
  const config = readConfig({ DATA_DIR: testFolder() })
  const db = await testDb()
  const web = openWeb({ allow: [], userAgent: 'Broadsheet', holds: memoryHolds(), now: () => now })
  const parser = openParser()
  const notAsked = () => Promise.reject(new Error('not asked for here'))
  engine = {
    config,
    db,
    web,
    weatherWeb: web,
    hubWeb: web,
    pictureWeb: web,
    savingWeb: web,
    parser,
    store: {
      db,
      kind: 'embedded',
      bulletins: aloneBulletins,
      health: async () => ({ answers: true, freeBytes: 1e9, room: true }),
      backup: notAsked,
      restore: notAsked,
      close: async () => {},
    },
    now: () => now,
    wake: () => {},
    async recall(...tags) {
      recalled.push(...tags)
    },
    async close() {
      await web.close()
      await parser.close()
    },
  }
  control = await openControl(engine)
})
afterEach(async () => {
  await control.close()
  await engine.close()
})

const request = (name: string, ...operands: string[]): CommandRequest => ({ name, operands, options: {}, json: false })

function running() {
  const note = runningPaper(engine.config.dataDir)
  if (!note) throw new Error('no paper is running')
  return note
}

describe('a command beside the running paper', () => {
  it('is done by that paper, and what it says comes back', async () => {
    const added = await handOver(running(), request('section add', 'City'), () => {})
    expect(added?.lines).toEqual(['Added the section “City” at /section/city.'])
    const listed = await handOver(running(), request('section list'), () => {})
    expect(listed?.value).toMatchObject([{ slug: 'city', name: 'City' }])
  })

  it('recalls the pages that its readers are sent, unless it only reads', async () => {
    await handOver(running(), request('section list'), () => {})
    expect(recalled).toEqual([])
    await handOver(running(), request('section add', 'City'), () => {})
    expect(recalled).toEqual(['all'])
  })

  it('is refused with the same sentence', async () => {
    await expect(handOver(running(), request('source pause', '77'), () => {})).rejects.toThrow(CommandRefusal)
    await expect(handOver(running(), request('source pause', '77'), () => {})).rejects.toThrow('There is no source 77.')
  })

  it('to restore is refused, with the process to stop', async () => {
    await expect(handOver(running(), request('restore', '/tmp/x'), () => {})).rejects.toThrow(String(process.pid))
  })

  it('needs the secret, which only the owner of the folder can read', async () => {
    expect(statSync(controlFile(engine.config.dataDir)).mode & 0o777).toBe(0o600)
    expect(running().secret.length).toBeGreaterThanOrEqual(43)
    expect(await handOver({ ...running(), secret: 'guess' }, request('section list'), () => {})).toBeNull()
  })

  it('is not handed to a paper that has died', async () => {
    const file = controlFile(engine.config.dataDir)
    const note = JSON.parse(readFileSync(file, 'utf8'))
    writeFileSync(file, JSON.stringify({ ...note, pid: 2 ** 22 + 1 }))
    expect(runningPaper(engine.config.dataDir)).toBeNull()
    writeFileSync(file, '{"pid":')
    expect(runningPaper(engine.config.dataDir)).toBeNull()
    expect(await handOver({ ...note, port: 1 }, request('section list'), () => {})).toBeNull()
  })
})
