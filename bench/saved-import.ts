import { setTimeout as after } from 'node:timers/promises'
import { eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { importLines, imports, people, saves } from '#drizzle/schema/index.ts'
import { readConfig } from '#lib/config.ts'
import { openStore } from '#lib/db/open-store.ts'
import { count, rows } from '#lib/db/rows.ts'
import { ask } from '../e2e/ask.ts'
import type { Person } from '../e2e/people.ts'
import { fetchRaw } from './fetch-raw.ts'
import { textOf } from './page-weight.ts'

const EVERY_MS = 250
const PATIENCE_MS = 15 * 60_000
const BOUNDARY = 'a-file-that-somebody-brings'

/** Brings a file as its reader's browser would. */
export async function bring(url: string, { cookie }: Person, name: string, text: string): Promise<void> {
  const { host, origin } = new URL(url)
  const body = [
    `--${BOUNDARY}`,
    `content-disposition: form-data; name="file"; filename="${name}"`,
    'content-type: application/octet-stream',
    '',
    text,
    `--${BOUNDARY}--`,
    '',
  ].join('\r\n')
  const headers = { host, origin, cookie, 'content-type': `multipart/form-data; boundary=${BOUNDARY}` }
  const answered = await ask(`${url}/send/saved/import`, { method: 'POST', headers, body })
  if (answered.status !== 303) throw new Error(`${name} was not taken: ${answered.status} ${answered.body}`)
}

/** Looks at the page that tells how far an import is until so many entries are taken in, as whoever waits for it would. */
export async function untilTaken(url: string, { cookie }: Person, entries: number): Promise<void> {
  const until = performance.now() + PATIENCE_MS
  while (performance.now() < until) {
    const page = textOf(await fetchRaw(`${url}/saved/import`, { cookie }))
    const running = /<progress[^>]*\bvalue="(\d+)"/.exec(page)?.[1]
    if (page.includes(' saved') && running === undefined && !page.includes('Waits for its turn')) return
    if (Number(running ?? 0) >= entries) return
    await after(EVERY_MS)
  }
  throw new Error('the import does not come to its end')
}

/** What somebody has after their imports: what was lost of so many addresses, and what is there twice. */
export async function amissIn(dataDir: string, { handle }: Person, expected: number) {
  const store = await openStore(readConfig({ DATA_DIR: dataDir }))
  try {
    const { db } = store
    const [person] = await db.select({ id: people.id }).from(people).where(eq(people.handle, handle))
    const mine = eq(saves.personId, person?.id ?? 0)
    const [found] = await rows(
      db,
      sql`select count(*) as saved, count(distinct ${saves.linkKey}) as different from ${saves} where ${mine}`,
      z.object({ saved: count, different: count }),
    )
    const left = await db.$count(importLines, eq(importLines.state, 'waiting'))
    const [told] = await rows(
      db,
      sql`select coalesce(sum(${imports.known}), 0) as again from ${imports} where ${eq(imports.personId, person?.id ?? 0)}`,
      z.object({ again: count }),
    )
    const { saved = 0, different = 0 } = found ?? {}
    return { lost: expected - different + left, twice: saved - different + (told?.again ?? 0) }
  } finally {
    await store.close()
  }
}
