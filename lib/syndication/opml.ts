import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import { sections, sources } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import { isPublicAddress } from '#lib/sources/public-address.ts'
import { rfc822 } from './dates.ts'
import { around, element, empty } from './xml.ts'

export type ListedSource = {
  title: string
  feed: string
  site: string | null
  section: string | null
  language: string | null
}

/** The sources that anybody may know of: read, on the net, at an address that lets nobody in. */
export async function publicSources(db: Db): Promise<ListedSource[]> {
  const rows = await db
    .select({
      title: sources.title,
      feed: sources.feedUrl,
      site: sources.siteUrl,
      section: sections.name,
      language: sources.language,
    })
    .from(sources)
    .leftJoin(sections, eq(sections.id, sources.sectionId))
    .where(and(eq(sources.kind, 'feed'), inArray(sources.state, ['active', 'paused'])))
    .orderBy(sql`${sections.position} asc nulls last`, asc(sections.id), asc(sources.id))
  return rows.filter(({ feed }) => isPublicAddress(feed))
}

/** OPML 2.0, a folder a section. @see http://opml.org/spec2.opml */
export function writeOpml(sources: readonly ListedSource[], about: { title: string; page: string; at: Date }): string {
  const groups = Map.groupBy(sources, ({ section }) => section)
  const body = [...groups].map(([section, listed]) => {
    const outlines = listed.map(outlineOf).join('')
    return section === null ? outlines : around('outline', outlines, { text: section, title: section })
  })
  const head =
    element('title', about.title) + element('dateModified', rfc822(about.at)) + element('ownerId', about.page)
  // A body must hold an outline; of an empty paper it holds the paper itself.
  const inner = body.join('') || empty('outline', { text: about.title, type: 'link', url: about.page })
  const document = around('head', head) + around('body', inner)
  return `<?xml version="1.0" encoding="UTF-8"?>\n${around('opml', document, { version: '2.0' })}`
}

const outlineOf = ({ title, feed, site, language }: ListedSource): string =>
  empty('outline', { type: 'rss', text: title, title, xmlUrl: feed, htmlUrl: site, language })
