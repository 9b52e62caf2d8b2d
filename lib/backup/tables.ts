import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Db } from '#lib/db/model.ts'
import { rows } from '#lib/db/rows.ts'

const Column = z.object({
  table: z.string(),
  column: z.string(),
  /** As PostgreSQL writes it: `timestamp with time zone`, `text[]`, `source_kind`. */
  type: z.string(),
  sequence: z.string().nullable(),
})

export type Table = { name: string; columns: Omit<z.infer<typeof Column>, 'table'>[] }

/** Made from other tables, and made again by itself where it is missing: in no backup. */
const DERIVED = ['article_search', 'article_words', 'saved_search']

/** The tables of what the paper keeps, as the database has them now, each after those that it refers to. */
export async function tablesOf(db: Db): Promise<Table[]> {
  const columns = await rows(
    db,
    sql`select c.relname as table, a.attname as column, format_type(a.atttypid, a.atttypmod) as type,
          pg_get_serial_sequence(quote_ident(c.relname), a.attname) as sequence
        from pg_class c join pg_attribute a on a.attrelid = c.oid
        where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0
          and not a.attisdropped and a.attgenerated = '' and c.relname <> all(${sql.param(DERIVED)}::text[])
          and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
        order by c.relname, a.attnum`,
    Column,
  )
  const references = await rows(
    db,
    sql`select distinct c.relname as "from", r.relname as "to"
        from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_class r on r.oid = k.confrelid
        where k.contype = 'f' and c.relnamespace = 'public'::regnamespace and c.oid <> r.oid`,
    z.object({ from: z.string(), to: z.string() }),
  )
  const names = inOrder([...new Set(columns.map(({ table }) => table))], references)
  return names.map((name) => ({ name, columns: columns.filter(({ table }) => table === name) }))
}

function inOrder(names: string[], references: { from: string; to: string }[]): string[] {
  const ordered: string[] = []
  let left = names
  while (left.length) {
    const free = left.filter((name) => !references.some(({ from, to }) => from === name && left.includes(to)))
    if (!free.length) throw new Error(`these tables refer to each other in a circle: ${left.join(', ')}`)
    ordered.push(...free)
    left = left.filter((name) => !free.includes(name))
  }
  return ordered
}
