import { sql } from 'drizzle-orm'
import { importLines, imports } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import { LEFT_OUT, LINE_PROBLEMS } from '#lib/imports/model.ts'

const LONG_NAME =
  'Lesezeichen-aller-Jahre-und-aller-Rechner-die-ich-je-besessen-habe-(endgültig)_wirklich-endgültig.html'

/** What somebody has brought: a file with each failure there is, one with five hundred of ten thousand, and two that were none. */
export async function fillImports(db: Db, personId: number, now: Date): Promise<void> {
  const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000)
  const done = { personId, state: 'done' as const, endedAt: now }
  const [each, many] = await db
    .insert(imports)
    .values([
      { ...done, name: 'karakeep-export.json', format: 'karakeep', broken: true, at: ago(10) },
      { ...done, name: LONG_NAME, format: 'bookmarks', beyond: 1_234, at: ago(60) },
      { ...done, state: 'failed', name: 'holiday.csv', problem: 'unknown-format', at: ago(120) },
      { ...done, state: 'failed', name: 'instapaper.csv', problem: 'unreadable', at: ago(180) },
    ])
    .returning({ id: imports.id })
  if (!each || !many) throw new Error('the insert returned no row')
  await db.insert(importLines).values([
    ...LINE_PROBLEMS.map((problem, index) => ({
      ...{ importId: each.id, number: index + 1, place: String(index * 7 + 2), state: 'failed' as const, problem },
      said: problem === 'no-address' ? 'A note without an address' : `https://a.example/${'a-long-way/'.repeat(12)}`,
    })),
    ...LEFT_OUT.map((what, index) => ({
      ...{ importId: each.id, number: 100 + index, place: String(101 + index), state: 'saved' as const },
      ...{ leftOut: index === 0 ? [what, 'tags' as const] : [what], said: `A story of which ${what} is left out` },
    })),
  ])
  await db.execute(sql`insert into ${importLines} (import_id, number, place, state, problem, said)
    select ${many.id}, n, n::text,
      (case when n % 20 = 0 then 'failed' when n % 97 = 0 then 'known' else 'saved' end)::import_line_state,
      case when n % 20 = 0 then 'no-address' end,
      case when n % 20 = 0 then 'javascript:void(open(location.href))' end
    from generate_series(1, 10000) n`)
}
