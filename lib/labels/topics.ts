import { labelSlug } from './model.ts'

/** What is no topic: the names that programs give where nobody has chosen one, and kinds of posts. By their slugs. */
const TRIVIAL = new Set(
  [
    ...['all', 'allgemein', 'allgemeines', 'aktuell', 'aktuelles', 'article', 'articles', 'artikel', 'blog', 'blogs'],
    ...['breaking news', 'category', 'default', 'featured', 'feed', 'front page', 'frontpage', 'general', 'home'],
    ...['homepage', 'headlines', 'kurzmeldungen', 'latest', 'latest news', 'main', 'meldung', 'meldungen', 'misc'],
    ...['miscellaneous', 'nachricht', 'nachrichten', 'neues', 'news', 'none', 'no category', 'other', 'ohne kategorie'],
    ...['page', 'post', 'posts', 'press release', 'rss', 'schlagzeilen', 'site', 'sonstiges', 'startseite', 'stories'],
    ...['story', 'tag', 'tags', 'test', 'text', 'top', 'top news', 'top stories', 'topic', 'topics', 'uncategorised'],
    ...['uncategorized', 'unkategorisiert', 'untagged', 'update', 'updates', 'verschiedenes', 'video', 'videos'],
  ].map(labelSlug),
)
const LONGEST = 60
const MOST_WORDS = 7
const MOST = 12

/**
 * The topics among a feed's categories, in its order, each once: without what says nothing (`news`, `uncategorized`), without
 * the names in `known`, without addresses and sentences. Two names in one category stand there with two commas or more, or with
 * semicolons or bars: "Trump, Donald" is one.
 *
 * @param known names that are said anyway: of the paper's sections, of the source
 * @returns at most 12, as they are spelt
 */
export function topicsOf(categories: readonly string[], known: readonly string[]): string[] {
  const said = new Set(known.map(labelSlug))
  const topics = new Map<string, string>()
  for (const name of categories.flatMap(split)) {
    const slug = labelSlug(name)
    if (!isTopic(name, slug) || said.has(slug) || topics.has(slug)) continue
    topics.set(slug, name)
    if (topics.size === MOST) break
  }
  return [...topics.values()]
}

function split(category: string): string[] {
  const parts = /[;|]/.test(category) ? category.split(/[;|]/) : [category]
  return parts
    .flatMap((part) => (part.split(',').length > 2 ? part.split(',') : [part]))
    .map((part) => part.replace(/\s+/g, ' ').replace(/^[\s#,]+|[\s,]+$/g, ''))
}

function isTopic(name: string, slug: string): boolean {
  if (name.length > LONGEST || name.split(' ').length > MOST_WORDS || /:\/\/|@|[<>{}]/.test(name)) return false
  // One letter of Latin is no word, one of Chinese is; a number alone is no topic unless it is a year.
  if (slug.length < 2 && !/\p{sc=Han}/u.test(slug)) return false
  return !TRIVIAL.has(slug) && (/\p{L}/u.test(slug) || /^(?:19|20)\d\d$/.test(slug))
}
