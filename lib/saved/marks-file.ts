import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm'
import { articles, highlights, saves } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import type { Messages } from '#lib/messages/model.ts'
import { SAMPLE_ORIGIN, shownAddress } from '#lib/sample/model.ts'
import { itemColumns, itemOf, stillThere } from './queries.ts'

type Paper = { name: string; publicUrl: string; language: string; timeZone: string }

/**
 * All that somebody has marked as one Markdown file, for their notes in another program: each text with its source and its
 * address, its passages as quotations, each note below its own. Nothing of others' words is markup in it.
 *
 * @see CommonMark 0.31 §2.4 (backslash escapes), §6.5 (autolinks)
 */
export async function writeMarks(db: Db, personId: number, paper: Paper, words: Messages, now: Date): Promise<string> {
  const newest = sql`max(${highlights.createdAt}) over (partition by ${highlights.saveId})`
  const found = await db
    .select({ ...itemColumns, exact: highlights.exact, note: highlights.note })
    .from(highlights)
    .innerJoin(saves, eq(saves.id, highlights.saveId))
    .leftJoin(articles, stillThere)
    .where(and(eq(highlights.personId, personId), isNull(highlights.removedAt)))
    .orderBy(desc(newest), desc(saves.id), asc(highlights.startsAt), asc(highlights.id))
  const date = now.toLocaleDateString(paper.language, { dateStyle: 'long', timeZone: paper.timeZone })
  const lines = [`# ${marked(words.marks.title)}`, marked(words.books.madeOn(paper.name, date))]
  let last: number | null = null
  for (const { exact, note, ...row } of found) {
    if (row.id !== last) {
      const { headline, source, href } = itemOf(row)
      const address = href && addressOf(href, paper.publicUrl)
      lines.push(`## ${marked(headline)}`, marked(source) + (address ? ` · <${address}>` : ''))
      last = row.id
    }
    lines.push(`> ${marked(exact)}`)
    if (note) lines.push(`**${marked(words.marks.note)}:** ${note.split(/\n+/).map(marked).join('  \n')}`)
  }
  return `${lines.join('\n\n')}\n`
}

/** Words as Markdown that says just these words: in one line, and no sign of it means anything. */
export function marked(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_[\]<>~|&]/g, '\\$&')
    .replace(/^[#+=-]/, '\\$&')
    .replace(/^(\d{1,9})([.)])/, '$1\\$2')
}

/** Absolute, and without a sign that would end it. */
function addressOf(href: string, publicUrl: string): string | null {
  const shown = href.startsWith(SAMPLE_ORIGIN) ? shownAddress(href) : href
  if (!URL.canParse(shown, publicUrl)) return null
  const url = new URL(shown, publicUrl)
  return /^https?:$/.test(url.protocol) ? url.href.replace(/[<>\s]/g, encodeURIComponent) : null
}
