import { readArticleAddress } from '#lib/articles/address.ts'

const LISTS = /^\/(latest|corrections|story|section|source|topic|author|search|edition|list)(\/|$)/

const FRONT_FEED = /^\/(feed\.xml|atom\.xml|feed\.json)$/

/** What a page shows, as `recall` names it: `article:7`, `front`, `lists`; every page is of `all`. */
export function tagsOf(path: string): string[] {
  const article = /^\/article\/([^/]+)/.exec(path)?.[1]
  const id = article === undefined ? null : readArticleAddress(decodeURIComponent(article))
  if (id !== null) return ['all', articleTag(id)]
  // The front's feeds are the newest of all sections.
  if (path === '/' || FRONT_FEED.test(path)) return ['all', 'front']
  // The day of an edition is a front as well as a list of what there was.
  const list = /^\/list\/([\w-]+)/.exec(path)?.[1]
  if (list !== undefined) return ['all', 'lists', listTag(list)]
  return LISTS.test(path) ? ['all', 'lists'] : ['all']
}

/** One reading list, its feeds too. */
export const listTag = (id: string): string => `list:${id}`

export const articleTag = (id: number): string => `article:${id}`

/** A change of more articles than this is one of the whole paper. */
const MANY = 100

/** What shows it when these articles are new, or not as they were. */
export const tagsOfChange = (articles: readonly number[]): string[] =>
  articles.length > MANY ? ['all'] : ['front', 'lists', ...articles.map(articleTag)]

/** The article that a tag names; null for any other tag. */
export function articleOf(tag: string): number | null {
  const id = /^article:(\d{1,10})$/.exec(tag)?.[1]
  return id === undefined ? null : Number(id)
}
