import { Parser } from 'htmlparser2'
import { escapeAttribute, escapeText } from '#lib/articles/markup.ts'

/** Deeper pages are refused: Readability's cost grows with the cube of the depth (rules §4). */
const MAX_DEPTH = 200
const MAX_ELEMENTS = 40_000
/** Of the text of all elements together, in characters. */
const MAX_LENGTH = 3_000_000
/** A page's description of itself may hold its whole text, and no more. In characters. */
const MAX_JSON_LD = 1_000_000

/** They go with all that is in them. */
const DROPPED = new Set(
  'script style svg math template canvas textarea select datalist map link meta base title frameset'.split(' '),
)

const KEPT = new Set(
  (
    'class id role href src srcset alt title width height hidden lang dir itemprop itemtype itemscope datetime rel poster ' +
    'data-src data-srcset data-lazy-src data-original data-full-src data-type data-component data-role data-testid ' +
    'aria-hidden aria-modal aria-label colspan rowspan start cite scope property type data'
  ).split(' '),
)
const LONGEST = 2_000

/** What a page says of itself, and the page without what is no text. */
export type Reduced = {
  /** Well-formed; reducing it again changes nothing. */
  html: string
  title: string | null
  /** By lower-case name or property; the first of each. */
  meta: ReadonlyMap<string, string>
  canonical: string | null
  base: string | null
  /** There is a next page of this one. */
  next: string | null
  language: string | null
  jsonLd: string[]
  /** It asks for a password. */
  password: boolean
  /** It leads on by itself (`meta refresh`). */
  refresh: boolean
}

class Refused extends Error {
  readonly problem: 'page-too-deep' | 'page-too-large'
  constructor(problem: Refused['problem']) {
    super(problem)
    this.problem = problem
  }
}

/** One pass without a tree, so that no page can be too deep or too wide for it. */
export function reducePage(text: string): Reduced | Refused['problem'] {
  try {
    return reduce(text)
  } catch (error) {
    if (error instanceof Refused) return error.problem
    throw error
  }
}

function reduce(text: string): Reduced {
  const meta = new Map<string, string>()
  const jsonLd: string[] = []
  const found = { title: null, canonical: null, base: null, next: null, language: null } as Record<
    'title' | 'canonical' | 'base' | 'next' | 'language',
    string | null
  >
  let password = false
  let refresh = false
  let body = ''
  let depth = 0
  let elements = 0
  /** Depth at which a dropped element began; 0 outside. */
  let dropped = 0
  let listening: { kind: 'title' | 'json-ld'; text: string } | null = null

  const head = (name: string, given: Record<string, string>) => {
    if (name === 'meta') {
      const key = (given.property ?? given.name ?? given.itemprop ?? '').toLowerCase().trim()
      const content = given.content?.slice(0, LONGEST)
      // Some pages give several names to one value.
      for (const one of key.split(/\s+/))
        if (one && content && meta.size < 300 && !meta.has(one)) meta.set(one, content)
      if (/^\s*refresh/i.test(given['http-equiv'] ?? '')) refresh = true
    } else if (name === 'base') found.base ??= given.href?.slice(0, LONGEST) ?? null
    else if (name === 'link') {
      const rel = (given.rel ?? '').toLowerCase().split(/\s+/)
      if (rel.includes('canonical')) found.canonical ??= given.href?.slice(0, LONGEST) ?? null
      if (rel.includes('next')) found.next ??= given.href?.slice(0, LONGEST) ?? null
    } else if (name === 'title')
      listening ??= found.title === null && dropped === depth ? { kind: 'title', text: '' } : null
    else if (name === 'script' && /^application\/ld\+json\b/i.test((given.type ?? '').trim())) {
      listening = { kind: 'json-ld', text: '' }
    }
  }

  const parser = new Parser({
    onopentag(name, given) {
      depth += 1
      elements += 1
      if (depth > MAX_DEPTH) throw new Refused('page-too-deep')
      if (elements > MAX_ELEMENTS) throw new Refused('page-too-large')
      if (dropped > 0) return
      if (DROPPED.has(name)) {
        dropped = depth
        head(name, given)
        return
      }
      if (name === 'html') found.language ??= given.lang?.slice(0, 40) ?? null
      if (name === 'input' && /^password$/i.test(given.type ?? '')) password = true
      if (name !== 'html' && name !== 'head' && name !== 'body') body += `<${name}${attributes(given)}>`
    },
    ontext(data) {
      if (listening !== null) {
        if (listening.text.length < MAX_JSON_LD) listening.text += data
      } else if (dropped === 0) {
        body += escapeText(data)
        if (body.length > MAX_LENGTH) throw new Refused('page-too-large')
      }
    },
    onclosetag(name) {
      if (dropped === depth) {
        dropped = 0
        if (listening?.kind === 'title') found.title = listening.text.trim() || null
        else if (listening !== null && listening.text.length < MAX_JSON_LD && jsonLd.length < 20)
          jsonLd.push(listening.text)
        listening = null
      } else if (dropped === 0 && !VOID.has(name) && name !== 'html' && name !== 'head' && name !== 'body') {
        body += `</${name}>`
      }
      depth -= 1
    },
  })
  parser.end(text)
  const facts = { ...found, meta, jsonLd, password, refresh }
  return { ...facts, html: written(facts, body) }
}

const VOID = new Set('area br col embed hr img input param source track wbr'.split(' '))

function attributes(given: Record<string, string>): string {
  let text = ''
  for (const name in given) {
    const value = given[name] ?? ''
    if (KEPT.has(name) && value.length <= LONGEST && !/^\s*data:/i.test(value))
      text += ` ${name}="${escapeAttribute(value)}"`
    // Of styles only what decides whether a reader sees it.
    else if (name === 'style' && /(?:display|visibility)\s*:/i.test(value)) {
      if (/display\s*:\s*none/i.test(value)) text += ' style="display:none"'
      else if (/visibility\s*:\s*hidden/i.test(value)) text += ' style="visibility:hidden"'
    }
  }
  return text
}

function written(
  { title, meta, canonical, base, next, language, jsonLd }: Omit<Reduced, 'html'>,
  body: string,
): string {
  const metas = [...meta].map(
    ([name, content]) => `<meta name="${escapeAttribute(name)}" content="${escapeAttribute(content)}">`,
  )
  const link = (rel: string, href: string | null) =>
    href === null ? '' : `<link rel="${rel}" href="${escapeAttribute(href)}">`
  return [
    `<!doctype html><html${language === null ? '' : ` lang="${escapeAttribute(language)}"`}><head>`,
    title === null ? '' : `<title>${escapeText(title)}</title>`,
    base === null ? '' : `<base href="${escapeAttribute(base)}">`,
    link('canonical', canonical),
    link('next', next),
    ...metas,
    ...jsonLd.map((json) => `<script type="application/ld+json">${json}</script>`),
    `</head><body>${body}</body></html>`,
  ].join('')
}
