import { and, countDistinct, eq, inArray, isNull } from 'drizzle-orm'
import { articles, settings } from '#drizzle/schema/index.ts'
import type { Config } from '#lib/config.ts'
import type { Db } from '#lib/db/model.ts'
import { messagesFor } from '#lib/messages/model.ts'
import { PAPER_SETTINGS, type PaperIdentity, StoredPaper, settingName } from './model.ts'

const DEFAULTS = { name: 'Broadsheet', place: 'Munich', timeZone: 'Europe/Berlin', language: 'en' }

/**
 * Who the paper is. A `PAPER_*` value from the environment wins, else the desk's value, else the default; a stored
 * value that no longer parses counts as absent.
 */
export async function paperIdentity(config: Pick<Config, 'paper'>, db: Db): Promise<PaperIdentity> {
  const rows = await db
    .select({ name: settings.name, value: settings.value })
    .from(settings)
    .where(inArray(settings.name, PAPER_SETTINGS.map(settingName)))
  const desk = (field: (typeof PAPER_SETTINGS)[number]): string | null => {
    const row = rows.find((candidate) => candidate.name === settingName(field))
    const parsed = StoredPaper.shape[field].safeParse(row?.value)
    return parsed.success ? parsed.data : null
  }
  const language = config.paper.language ?? desk('language') ?? DEFAULTS.language
  return {
    name: config.paper.name ?? desk('name') ?? DEFAULTS.name,
    tagline: config.paper.tagline ?? desk('tagline') ?? messagesFor(language).masthead.tagline,
    place: config.paper.place ?? desk('place') ?? DEFAULTS.place,
    timeZone: config.paper.timeZone ?? desk('timeZone') ?? DEFAULTS.timeZone,
    language,
    locked: PAPER_SETTINGS.filter((field) => config.paper[field] !== null),
  }
}

/** How much the sample edition holds: its stories, and the sources that they are from. */
export async function sampleSize(db: Db): Promise<{ stories: number; sources: number }> {
  const [row] = await db
    .select({ stories: countDistinct(articles.id), sources: countDistinct(articles.sourceId) })
    .from(articles)
    .where(and(eq(articles.sample, true), isNull(articles.removedAt)))
  return row ?? { stories: 0, sources: 0 }
}
