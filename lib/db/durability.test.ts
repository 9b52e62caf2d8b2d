import { execFile, spawn, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { readConfig } from '#lib/config.ts'
import { testDataFolder } from '#lib/testing/folder.ts'
import { openStore } from './open-store.ts'
import { count, rows } from './rows.ts'

const WRITER = fileURLToPath(new URL('../testing/crash-writer.ts', import.meta.url))
const LEAN = new URL('./lean-imports.mjs', import.meta.url).href
const KILLS = 20

/** Lets a writer acknowledge some pairs and kills it. Answers the acknowledged numbers. */
async function writeAndKill(folder: string, start: number, until: number): Promise<number[]> {
  const writer = spawn(process.execPath, ['--import', LEAN, WRITER, String(start)], {
    env: { ...process.env, DATA_DIR: folder, DATABASE_URL: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const acknowledged: number[] = []
  for await (const line of createInterface({ input: writer.stdout })) {
    if (line !== 'open') acknowledged.push(Number(line))
    // What it has printed before it dies still arrives, and counts.
    if (acknowledged.length === until || (until === 0 && line === 'open')) writer.kill('SIGKILL')
  }
  return acknowledged
}

test(`kill -9, ${KILLS} times while it writes, loses no acknowledged write and tears no transaction`, async () => {
  const folder = await testDataFolder()
  const acknowledged: number[] = []
  for (let kill = 0; kill < KILLS; kill += 1) {
    // From "just opened" to a few dozen commits in, so that it dies at ever other places.
    acknowledged.push(...(await writeAndKill(folder, kill * 10_000, (kill * 7) % 40)))
  }
  const store = await openStore(readConfig({ DATA_DIR: folder }))
  const pairs = await rows(
    store.db,
    sql`select position as number, count(*) as rows from sections group by position`,
    z.object({ number: z.number(), rows: count }),
  )
  await store.close()
  const stored = new Set(pairs.map(({ number }) => number))
  expect(acknowledged.length).toBeGreaterThan(KILLS)
  expect(acknowledged.filter((number) => !stored.has(number))).toEqual([])
  expect(pairs.filter((pair) => pair.rows !== 2)).toEqual([])
}, 180_000)

// Installed is not enough: some containers forbid it.
const strace = spawnSync('strace', ['-o', '/dev/null', 'true']).status === 0

test.skipIf(!strace)(
  `every commit reaches the disk: one fsync each${strace ? '' : ' (skipped: no strace that works on this machine)'}`,
  async () => {
    const folder = await testDataFolder()
    const trace = join(folder, 'trace')
    await promisify(execFile)(
      'strace',
      ['-f', '-e', 'trace=fsync,fdatasync,write', '-o', trace, process.execPath, '--import', LEAN, WRITER, '0', '100'],
      { env: { ...process.env, DATA_DIR: folder, DATABASE_URL: '' } },
    )
    const events = readFileSync(trace, 'utf8').matchAll(/\b(?:fsync|fdatasync)\(\d+|\bwrite\(1, "(open|\d+)\\n"/g)
    const syncs: number[] = []
    for (const [, said] of events) {
      if (said) syncs.push(0)
      else if (syncs.length) syncs[syncs.length - 1] = (syncs.at(-1) ?? 0) + 1
    }
    // One place for each thing that it said; what follows the last is the closing.
    const beforeEach = syncs.slice(0, 100)
    expect(beforeEach.filter((number) => number < 1)).toEqual([])
    expect(beforeEach.reduce((sum, number) => sum + number)).toBeLessThan(120)
  },
  90_000,
)
