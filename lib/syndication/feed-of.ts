import { readArticleAddress } from '#lib/articles/address.ts'
import { getArticle } from '#lib/articles/article-page.ts'
import { type Cursor, cursorText } from '#lib/articles/cursor.ts'
import { type ListOptions, listTrails, type TrailPage } from '#lib/articles/queries.ts'
import { threadOf } from '#lib/comments/thread-articles.ts'
import { labelAddress } from '#lib/labels/model.ts'
import { findLabel, listLabelled } from '#lib/labels/queries.ts'
import type { OpenPaper } from '#lib/paper/open.ts'
import { SAMPLE_AT } from '#lib/sample/edition.ts'
import { readList } from '#lib/saved/lists.ts'
import { listSections } from '#lib/sections/queries.ts'
import { findSource } from '#lib/sources/queries.ts'
import { commentEntries } from './comment-entries.ts'
import { articleEntries, type EntryView } from './entries.ts'
import { ENTRIES_A_FEED, type OutEntry, type OutFeed } from './model.ts'

/** Which feed: the front's, or of what stands at `slug`. A new kind of list gets a line in `SUBJECTS`. */
export type FeedWish = { kind: keyof typeof SUBJECTS; slug: string; before: Cursor | null }

/** The paper, and what a feed says of the program and the place. */
export type FeedPaper = Pick<OpenPaper, 'config' | 'db' | 'clock' | 'paper' | 'words' | 'scope'> & {
  version: string
  /** When nothing has been published yet, this is when that was so. */
  since: Date
}

/** What a feed is of, or null where there is no such thing for everybody. */
type Subject = {
  title: string
  description: string
  /** Path of its page. */
  path: string
  entries: OutEntry[]
  next: Cursor | null
}
type Ask = { open: FeedPaper; slug: string; before: Cursor | null; view: EntryView }

const PROGRAM = 'Broadsheet'

const SUBJECTS = { front, section, source, topic, list, comments }

/** @returns null where there is no such feed for everybody */
export async function feedOf(open: FeedPaper, { kind, slug, before }: FeedWish): Promise<OutFeed | null> {
  const { config, paper, words } = open
  const { publicUrl } = config
  const view = { publicUrl, language: paper.language, words }
  const subject = await SUBJECTS[kind]({ open, slug, before, view })
  if (!subject) return null
  return assembled(open, subject, { before, comments: kind === 'comments' })
}

/** @param how `key`: of a feed that it alone opens; `comments`: of those below the page */
export function assembled(
  { config, paper, since, version }: FeedPaper,
  subject: Subject,
  { before, key, comments = false }: { before: Cursor | null; key?: string; comments?: boolean },
): OutFeed {
  const { publicUrl } = config
  const page = publicUrl + subject.path
  const queryOf = (at: Cursor | null) => {
    const query = new URLSearchParams({ ...(key && { key }), ...(at && { before: cursorText(at) }) })
    return query.size ? `?${query}` : ''
  }
  return {
    paper: paper.name,
    title: subject.title,
    description: subject.description,
    language: paper.language,
    page: comments ? `${page}#comments` : page,
    folder: comments ? `${page}/comments/` : `${page.replace(/\/$/, '')}/`,
    query: queryOf(before),
    newestQuery: queryOf(null),
    nextQuery: subject.next && queryOf(subject.next),
    updated: newestOf(subject.entries) ?? since,
    hub: config.websubHub,
    generator: { name: PROGRAM, version, page: `${publicUrl}/about` },
    icon: `${publicUrl}/icon-192.png`,
    entries: subject.entries,
  }
}

function newestOf(entries: readonly OutEntry[]): Date | null {
  return entries.reduce<Date | null>((newest, { updated }) => (newest && newest > updated ? newest : updated), null)
}

async function articlesOf(ask: Ask, which: ListOptions, scope = ask.open.scope) {
  const { open, before } = ask
  return entriesOf(ask, await listTrails(open.db, scope, { ...which, before, limit: ENTRIES_A_FEED }))
}

async function entriesOf({ open, view }: Ask, found: TrailPage) {
  const { trails } = found
  return {
    entries: await articleEntries(
      open.db,
      trails.map(({ id }) => id),
      view,
    ),
    next: nextOf(found),
  }
}

/** Where the part with older entries begins; null at the end. */
export function nextOf({ trails, next }: TrailPage): Cursor | null {
  const last = trails.at(-1)
  return next && last ? { at: new Date(last.publishedAt), id: last.id } : null
}

async function front(ask: Ask): Promise<Subject> {
  const { paper } = ask.open
  return { title: paper.name, description: paper.tagline, path: '/', ...(await articlesOf(ask, {})) }
}

async function section(ask: Ask): Promise<Subject | null> {
  const { db, paper, words } = ask.open
  const found = (await listSections(db)).find(({ slug }) => slug === ask.slug)
  if (!found) return null
  const title = `${found.name} · ${paper.name}`
  const description = words.pages.section.description(found.name, paper.name)
  return { title, description, path: `/section/${found.slug}`, ...(await articlesOf(ask, { section: found.slug })) }
}

async function source(ask: Ask): Promise<Subject | null> {
  const { db, clock, paper, words } = ask.open
  const found = await findSource(db, ask.slug)
  if (!found || found.slug !== ask.slug || found.state === 'removed') return null
  const scope = { sample: found.sample, at: found.sample ? SAMPLE_AT : clock, without: null }
  return {
    title: `${found.title} · ${paper.name}`,
    description: found.description ?? words.syndication.ofSource(found.title, paper.name),
    path: `/source/${found.slug}`,
    ...(await articlesOf(ask, { source: found.slug }, scope)),
  }
}

async function topic(ask: Ask): Promise<Subject | null> {
  const { db, scope, paper, words } = ask.open
  const found = await findLabel(db, 'topic', ask.slug, scope)
  if (!found) return null
  return {
    title: `${found.name} · ${paper.name}`,
    description: words.lists.topic.description(found.name, paper.name),
    path: labelAddress('topic', found.slug),
    ...(await entriesOf(ask, await listLabelled(db, found, { before: ask.before, limit: ENTRIES_A_FEED }))),
  }
}

/** Only one that its owner shows to all; what stands on it in the order of the list. Links to elsewhere are not in it. */
async function list(ask: Ask): Promise<Subject | null> {
  const { db, paper } = ask.open
  const found = await readList(db, ask.slug, { readerId: null, now: ask.open.clock })
  if (found?.visibility !== 'public') return null
  const ids = found.items.flatMap(
    ({ href }) => readArticleAddress(/^\/article\/([^/]+)$/.exec(href ?? '')?.[1] ?? '') ?? [],
  )
  return {
    title: `${found.name} · ${paper.name}`,
    description: found.note ?? ask.open.words.syndication.listOf(found.owner),
    path: `/list/${found.id}`,
    entries: await articleEntries(db, ids.slice(0, ENTRIES_A_FEED), ask.view),
    next: null,
  }
}

async function comments(ask: Ask): Promise<Subject | null> {
  const { db, words, paper } = ask.open
  const id = readArticleAddress(ask.slug)
  const [article, thread] =
    id === null ? [null, null] : await Promise.all([getArticle(db, id, false), threadOf(db, id)])
  // Only the very address: a feed is asked for again and again.
  if (!article || !thread || ask.slug !== `${article.slug}-${article.id}`) return null
  return {
    title: `${words.syndication.commentOn(article.headline)} · ${paper.name}`,
    description: words.syndication.ofThread(article.headline),
    path: `/article/${article.slug}-${article.id}`,
    entries: await commentEntries(db, thread, ask.view),
    next: null,
  }
}
