import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { tablesOf } from '#lib/backup/tables.ts'
import type { Db } from '#lib/db/model.ts'
import { rows } from '#lib/db/rows.ts'

/** Values that a careless writer or reader of files would spoil, for row `number`. */
const awkward: Record<string, (number: number) => string> = {
  integer: (number) => String(number),
  bigint: (number) => String(number),
  smallint: (number) => String(number),
  'double precision': () => '0.1',
  real: () => '0.5',
  numeric: () => '12345678901234567890.123',
  boolean: (number) => (number % 2 ? 'true' : 'false'),
  text: (number) => `№${number} "quoted", \\back\\, {brace}\tand\r\nline [Read: … ] \u{1F4F0} <b>`,
  'text[]': (number) => `{"a,b",NULL,"",${number},"\\"q\\"","{x}"}`,
  'integer[]': (number) => `{${number},NULL}`,
  'smallint[]': (number) => `{${number},NULL}`,
  uuid: (number) => `00000000-0000-4000-8000-00000000000${number}`,
  jsonb: (number) => `{"n": ${number}, "nothing": null, "list": ["ü\\n", 0.1, 12345678901234567890], "empty": {}}`,
  bytea: (number) => `\\x00ff0${number}`,
  date: (number) => `2025-08-1${number}`,
  'timestamp with time zone': (number) => `2025-08-10 08:42:00.12345${number}+00`,
}

/** Columns of which a row has one and no more: the first is filled. */
const INSTEAD_OF: Record<string, string[]> = {
  follows: ['source_id', 'label_id'],
  mutes: ['source_id', 'label_id', 'word', 'word_key'],
}

/** Two rows in every table of the paper, whatever its columns: row n refers to the rows n of other tables. */
export async function fillEveryTable(db: Db): Promise<void> {
  const labels = await rows(
    db,
    sql`select format_type(enumtypid, null) as type, min(enumlabel) as label from pg_enum group by enumtypid`,
    z.object({ type: z.string(), label: z.string() }),
  )
  for (const table of await tablesOf(db)) {
    for (const number of [1, 2]) {
      const filled = table.columns.filter(({ column }) => !INSTEAD_OF[table.name]?.includes(column))
      const values = filled.map(({ column, type }) => {
        const named = labels.find((label) => type === label.type || type === `${label.type}[]`)
        const value = awkward[type]?.(number) ?? (type.endsWith('[]') ? named && `{${named.label}}` : named?.label)
        if (value === undefined)
          throw new Error(`${table.name}.${column} is of type ${type}: give it a value in fill.ts`)
        return sql`${value}::text::${sql.raw(type)}`
      })
      const columns = filled.map(({ column }) => sql.identifier(column))
      await db.execute(
        sql`insert into ${sql.identifier(table.name)} (${sql.join(columns, sql`, `)}) overriding system value
            values (${sql.join(values, sql`, `)})`,
      )
    }
    // As if a third row had been there and was removed: its number must not be given out again.
    for (const { sequence } of table.columns)
      if (sequence) await db.execute(sql`select setval(${sequence}::regclass, 3)`)
  }
}

/** Everything that the paper holds, table by table, as text that can be compared. */
export async function contents(db: Db): Promise<Record<string, string[]>> {
  const held: Record<string, string[]> = {}
  for (const { name } of await tablesOf(db)) {
    const lines = await rows(
      db,
      sql`select to_jsonb(t)::text as line from ${sql.identifier(name)} t order by 1`,
      z.object({ line: z.string() }),
    )
    held[name] = lines.map(({ line }) => line)
  }
  return held
}
