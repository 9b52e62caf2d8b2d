import { z } from 'zod'

/**
 * A backup is gzip over lines of JSON: this head; then for each table its own head and its rows, each row an
 * array of PostgreSQL's own text forms, so that it fits both stores; then the tail, whose checksum covers
 * every byte before it.
 */
export const BackupHead = z.object({
  format: z.literal('broadsheet-backup'),
  version: z.number(),
  /** Number of the schema's last step, see `lib/db/migrations.ts`. */
  schema: z.number(),
  /** When it was made. */
  at: z.string(),
})

export const TableHead = z.object({
  table: z.string(),
  columns: z.array(z.string()),
  /** Last numbers that were given out, so that an address is never given to a second article. */
  sequences: z.array(z.object({ column: z.string(), last: z.string() })),
})

export const RowLine = z.array(z.string().nullable())

export const BackupTail = z.object({ end: z.literal(true), rows: z.number(), sha256: z.string() })

export type BackupHead = z.infer<typeof BackupHead>
export type TableHead = z.infer<typeof TableHead>

export const BACKUP_VERSION = 1
