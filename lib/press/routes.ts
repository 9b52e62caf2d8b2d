/** With `show`, a page shows its reader what they mute. Nobody mutes anything: everybody's page has no such parameter. */
const MUTED = 'muted'

/** The query parameters that each route reads. All others are dropped before a page is asked for. */
const DECLARED: readonly [RegExp, readonly string[]][] = [
  [/^\/$/, [MUTED]],
  [/^\/(latest|corrections)$/, ['before', MUTED]],
  [/^\/(for-you|edition\/[^/]+|story\/[^/]+)$/, [MUTED]],
  [/^\/list\/[^/]+$/, ['page', MUTED]],
  [/^\/article\/[^/]+$/, ['sort', 'comments', 'comment', MUTED]],
  [/^\/(section|source|topic|author)\/[^/]+$/, ['before', MUTED]],
  [/^\/search$/, ['q', 'by', 'before', MUTED]],
  [/^\/api\/suggest$/, ['q']],
  [/^(\/(section|source|topic)\/[^/]+)?\/(feed\.xml|atom\.xml|feed\.json)$/, ['before']],
  [/^\/for-you\/(feed\.xml|atom\.xml|feed\.json)$/, ['key', 'before']],
  [/^\/sitemap\.xml$/, ['part']],
  [/^\/sign-in(\/recovery|\/forgot)?$/, ['back']],
  [/^\/sign-in\/(link|reset)$/, ['token']],
  [/^\/sign-up$/, ['back', 'invitation']],
  [/^\/sign-up\/done$/, ['back']],
  [/^\/sign-in\/away$/, ['state']],
  [/^\/sign-up\/provider$/, ['token']],
  [/^\/api\/auth\/callback\/[a-z]+$/, ['code', 'state', 'iss', 'error']],
  [/^\/account\/confirm$/, ['token']],
  [/^\/notices$/, ['before', MUTED]],
  [/^\/account\/mutes$/, ['edit']],
  [/^\/save$/, ['url', 'title', 'text']],
  [/^\/saved$/, ['q', 'by', 'show', 'order', 'source', 'tag', 'after', 'just', 'bulk']],
  [/^\/saved\/highlights$/, ['after']],
  [/^\/saved\/import$/, ['of', 'after']],
  [/^\/saved\/put$/, ['save', 'back']],
  [/^\/saved\/book\.epub$/, ['show', 'order', 'source', 'tag']],
  [/^(\/send)?\/unsubscribe$/, ['token']],
  [/^\/api\/weather$/, ['place']],
  [/^\/setup$/, ['token']],
  [/^\/desk\/moderation$/, ['tab', 'after']],
  [/^\/desk\/moderation\/log$/, ['before']],
  [/^\/desk\/people$/, ['q', 'part', 'before']],
  [/^\/desk\/switches$/, ['article']],
  [/^\/api\/places$/, ['q', 'zone']],
  [/^\/place$/, ['q', 'back']],
  [/^\/api\/thread\/[^/]+$/, ['since']],
]
const LONGEST = 200
/** Whole addresses of other sites, and what shared them says beside; the way back to them through signing in. */
const LONG: readonly [RegExp, number][] = [
  [/^\/save$/, 2_000],
  [/^\/sign-(in|up)(\/|$)/, 2_600],
]
/** Some providers put all that they know into the code that they send somebody back with. */
const LONGEST_OF_PROVIDERS = 6_000

/** Where something may be sent to. Next would take a form or an action at any page, and say at length that it knows none. */
const WRITTEN: readonly [RegExp, readonly string[]][] = [
  [/^\/choices$/, ['POST']],
  // What hubs push.
  [/^\/websub\/[\w-]+$/, ['POST']],
  // All that readers send: one folder of `app/`, so that no route can be forgotten.
  [/^\/send\/[a-z/-]+$/, ['POST']],
]

/**
 * What comes from no page of ours: what a mail program does for its owner at one click, by the link's token, and what a hub
 * brings, by its signature. That is all that it acts by.
 *
 * @see RFC 8058, WebSub §7
 */
export const isByLinkAlone = (path: string, method: string): boolean =>
  method === 'POST' && (path === '/send/unsubscribe' || /^\/websub\/[\w-]+$/.test(path))

/**
 * Pages about whoever asks, and links that are good once: never one page for two people. Results of a search too: there is
 * no end of questions, and to hold their answers would cost the pages that many read.
 */
const PERSONAL =
  /^\/(account|for-you|search|saved?|desk|setup|sign-in|sign-up|notices|unsubscribe|comment|place|api|websub)(\/|$)/

/** A book is made of what whoever asks may read. */
const BOOK = /^\/list\/[^/]+\/book\.epub$/

/** Whether a page is made for one request alone, whoever asks. */
export const isPersonal = (path: string): boolean => PERSONAL.test(path) || BOOK.test(path)

/** What looks through whole texts for words: it is counted against whoever asks. */
export const isSearch = (path: string): boolean => path === '/search' || path === '/saved'

/** What programs read, not people: the same for everybody, whoever asks, and held as pages are. */
const FOR_MACHINES =
  /\/(feed\.xml|atom\.xml|feed\.json)$|^\/(opml\.xml|sitemap\.xml|news-sitemap\.xml|robots\.txt|manifest\.webmanifest|favicon\.ico|icon\.svg|icon-[a-z0-9]+\.png|apple-touch-icon\.png)$/

/** Whether what stands here is for programs. */
export const isForMachines = (path: string): boolean => FOR_MACHINES.test(path) && !isPersonal(path)

/** A hub's own names for things, as long as it likes them. */
const isHubRoute = (path: string): boolean => /^\/websub\//.test(path)

/** Where providers send people back to. */
const isProviderRoute = (path: string): boolean => /^\/api\/auth\//.test(path)

/** Whether a route takes this unsafe method. */
export const takesMethod = (path: string, method: string): boolean =>
  WRITTEN.some(([pattern, methods]) => pattern.test(path) && methods.includes(method))

/** Next's own pages and files, `/_global-error` among them, and parts of pages: none of them is a page of the paper. */
export const isInternal = (path: string): boolean => /^\/(_|slot(\/|$))/.test(decodeURIComponent(path))

/**
 * The query that a page is printed with: declared parameters only, each once, in the table's order.
 *
 * @param shared the page is everybody's
 * @returns `?a=b`, or an empty string
 */
export function declaredQuery(path: string, query: string, shared = false): string {
  if (isHubRoute(path)) return query ? `?${query}` : ''
  const names = DECLARED.find(([pattern]) => pattern.test(path))?.[1] ?? []
  const given = new URLSearchParams(query)
  const kept = new URLSearchParams()
  const long = LONG.find(([pattern]) => pattern.test(path))?.[1] ?? LONGEST
  const longest = isProviderRoute(path) ? LONGEST_OF_PROVIDERS : long
  for (const name of names) {
    const value = given.get(name)
    if (shared && name === MUTED) continue
    // A sign that nobody types and no store takes.
    if (value !== null) kept.set(name, value.replaceAll('\0', '').slice(0, longest))
  }
  return kept.size ? `?${kept}` : ''
}
