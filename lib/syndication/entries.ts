import { and, eq, inArray, isNull } from 'drizzle-orm'
import { articles, sections, sources } from '#drizzle/schema/index.ts'
import type { ShownBlock } from '#lib/articles/model.ts'
import { readTargets, showBlock } from '#lib/articles/read-targets.ts'
import { frontPicture, shownPictures } from '#lib/articles/shown-picture.ts'
import { countComments } from '#lib/comments/counts.ts'
import type { Db } from '#lib/db/model.ts'
import { topicNames } from '#lib/labels/queries.ts'
import type { Messages } from '#lib/messages/model.ts'
import { previewOf } from '#lib/pictures/sources.ts'
import { isPublicAddress } from '#lib/sources/public-address.ts'
import { absoluteHtml, absoluteLink } from './absolute.ts'
import type { OutEntry, OutPicture, OutSource } from './model.ts'
import { tagUri } from './tag-uri.ts'
import { xmlText } from './xml.ts'

export type EntryView = { publicUrl: string; language: string; words: Messages }

const columns = {
  id: articles.id,
  slug: articles.slug,
  headline: articles.headline,
  standfirst: articles.standfirst,
  byline: articles.byline,
  language: articles.language,
  link: articles.link,
  body: articles.body,
  excerpt: articles.excerpt,
  picture: articles.picture,
  licence: articles.licence,
  sample: articles.sample,
  publishedAt: articles.publishedAt,
  firstSeenAt: articles.firstSeenAt,
  changedAt: articles.changedAt,
  kicker: articles.kicker,
  section: sections.name,
  sourceSlug: sources.slug,
  sourceTitle: sources.title,
  feedUrl: sources.feedUrl,
  siteUrl: sources.siteUrl,
  reuse: sources.reuse,
}

/**
 * Articles as feeds give them, in the order of the ids. Only what all may read is in them: the whole text where its right
 * is `full`, else the excerpt (rules §5).
 */
export async function articleEntries(db: Db, ids: readonly number[], view: EntryView): Promise<OutEntry[]> {
  if (!ids.length) return []
  const [rows, counts, topics] = await Promise.all([rowsOf(db, ids), countComments(db, [...ids]), topicNames(db, ids)])
  const found = new Map(rows.map((row) => [row.id, row]))
  const inOrder = ids.flatMap((id) => found.get(id) ?? [])
  return Promise.all(
    inOrder.map((row) => entryOf(db, { ...row, topics: topics.get(row.id) ?? [] }, counts.get(row.id) ?? 0, view)),
  )
}

const rowsOf = (db: Db, ids: readonly number[]) =>
  db
    .select(columns)
    .from(articles)
    .innerJoin(sources, eq(sources.id, articles.sourceId))
    .leftJoin(sections, eq(sections.id, articles.sectionId))
    .where(and(inArray(articles.id, [...ids]), isNull(articles.removedAt)))
type Row = Awaited<ReturnType<typeof rowsOf>>[number] & { topics: string[] }

async function entryOf(db: Db, row: Row, comments: number, view: EntryView): Promise<OutEntry> {
  const { publicUrl } = view
  const page = `${publicUrl}/article/${row.slug}-${row.id}`
  const source = sourceOf(row, publicUrl)
  const whole = row.reuse === 'full'
  return {
    id: tagUri(publicUrl, row.firstSeenAt, `article/${row.id}`),
    link: page,
    title: row.headline,
    contentHtml: whole ? await textOf(db, row, publicUrl, view.words) : null,
    summary: whole ? (row.standfirst ?? '') : row.excerpt,
    footHtml: footOf(row, whole, view),
    original: row.link && absoluteLink(row.link, row.sample, publicUrl),
    source,
    author: row.byline,
    published: row.publishedAt,
    updated: row.changedAt && row.changedAt > row.publishedAt ? row.changedAt : row.publishedAt,
    categories: categoriesOf(row),
    language: row.language && row.language !== view.language ? row.language : null,
    licence: row.licence,
    picture: pictureOf(row.picture, whole, publicUrl),
    thread: { page: `${page}#comments`, feeds: `${page}/comments/`, comments },
    answers: null,
  }
}

/** Its section, its kicker and all its topics, each name once, in whatever letters. */
function categoriesOf({ section, kicker, topics }: Row): string[] {
  const names = [section ?? '', kicker ?? '', ...topics].filter((name) => name !== '')
  return names.filter((name, at) => names.findIndex((one) => one.toLowerCase() === name.toLowerCase()) === at)
}

/** The feed's own address only where it may be told; our feed of the source otherwise. */
function sourceOf(row: Row, publicUrl: string): OutSource {
  const ours = `${publicUrl}/source/${row.sourceSlug}`
  return {
    title: row.sourceTitle,
    page: (row.siteUrl && absoluteLink(row.siteUrl, row.sample, publicUrl)) ?? ours,
    feed: !row.sample && isPublicAddress(row.feedUrl) ? row.feedUrl : `${ours}/atom.xml`,
  }
}

async function textOf(db: Db, row: Row, publicUrl: string, words: Messages): Promise<string> {
  const targets = await readTargets(db, row.body, row)
  const known = await shownPictures(db, row.body)
  const blocks = row.body.map((block) => showBlock(block, targets, known, row.sample))
  return blocks.map((block) => blockHtml(block, publicUrl, words)).join('\n')
}

function blockHtml(block: ShownBlock, publicUrl: string, words: Messages): string {
  if (block.kind === 'html') return absoluteHtml(block.html, publicUrl)
  if (block.kind === 'picture') return figureHtml(block, publicUrl)
  const { target } = block
  const line = `${xmlText(words.articles.read)} ${xmlText(block.title)}`
  if (target.at === 'nowhere') return `<p>${line}</p>`
  const href =
    target.at === 'here'
      ? `${publicUrl}/article/${target.slug}-${target.id}`
      : target.href.startsWith('/')
        ? publicUrl + target.href
        : target.href
  return `<p><a href="${xmlText(href)}">${line}</a></p>`
}

/** Pictures come from us here too: who reads our feeds is nobody else's business. */
function figureHtml({ pictures, caption }: Extract<ShownBlock, { kind: 'picture' }>, publicUrl: string): string {
  if (!pictures.length) return ''
  const images = pictures.map((picture) => {
    const { url, width, height } = previewOf(picture)
    const size = picture.known ? ` width="${width}" height="${height}"` : ''
    return `<img src="${xmlText(publicUrl + url)}" alt="${xmlText(picture.alt)}"${size} />`
  })
  const under = caption ? `<figcaption>${absoluteHtml(caption, publicUrl)}</figcaption>` : ''
  return `<figure>${images.join('')}${under}</figure>`
}

/** Where it comes from, with the way to the very article, and under which licence: it goes wherever the text goes (rules §5). */
function footOf(row: Row, whole: boolean, { publicUrl, words }: EntryView): string {
  const say = words.articles
  const origin = row.link && absoluteLink(row.link, row.sample, publicUrl)
  const title = xmlText(row.sourceTitle)
  const named = origin ? `<a href="${xmlText(origin)}">${title}</a>` : title
  const parts = [`${xmlText(say.originallyAt)} ${named}.`]
  if (!whole && origin) parts.push(`<a href="${xmlText(origin)}">${xmlText(say.readWhole(row.sourceTitle))}</a>.`)
  if (row.licence)
    parts.push(`${xmlText(say.licence)}: <a href="${xmlText(row.licence)}" rel="license">${xmlText(row.licence)}</a>`)
  return `<p>${parts.join(' ')}</p>`
}

const TYPES: Record<string, string> = {
  webp: 'image/webp',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
}

/** Through our own address, as pages show it; one of unknown size is not named. */
function pictureOf(picture: Row['picture'], whole: boolean, publicUrl: string): OutPicture | null {
  const shown = frontPicture(picture, whole)
  if (!shown) return null
  const { url, width, height, type } = previewOf(shown)
  const ending = /\.([a-z]+)$/.exec(url)?.[1] ?? ''
  const { alt, caption, credit } = shown
  return { url: publicUrl + url, width, height, type: type ?? TYPES[ending] ?? null, alt, caption, credit }
}
