import { sql } from 'drizzle-orm'
import { settings } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import { PAPER_SETTINGS, type PaperSetting, settingName } from './model.ts'

/** Stores what the desk says of the paper; fields that are absent stay as they are. Their values are checked before. */
export async function storePaper(db: Db, values: { [field in PaperSetting]?: string | undefined }): Promise<void> {
  const rows = PAPER_SETTINGS.flatMap((field) => {
    const value = values[field]
    return value === undefined ? [] : [{ name: settingName(field), value }]
  })
  if (!rows.length) return
  await db
    .insert(settings)
    .values(rows)
    .onConflictDoUpdate({ target: settings.name, set: { value: sql`excluded.value` } })
}
