import type { Offered } from '#lib/articles/lead-picture.ts'

/** What a page's own description says of its story, as text. */
export type Described = {
  headline: string | null
  byline: string | null
  /** ISO instant. */
  published: string | null
  /** As it is written: its address may be relative. */
  picture: Offered | null
  body: string | null
  /** The page says that only those who pay read all of it. */
  paid: boolean
  /** CSS selector of what stands behind the wall. */
  paidPart: string | null
}

const STORY =
  /^(?:(?:News|Blog|Reportage|AnalysisNews|OpinionNews|ReviewNews|BackgroundNews|SatiricalNews|Scholarly|Tech|Report|AskPublicNews|Medical\w*)?Article|BlogPosting|LiveBlogPosting|SocialMediaPosting|Report)$/
const NONE: Described = {
  ...{ headline: null, byline: null, published: null, picture: null, body: null },
  ...{ paid: false, paidPart: null },
}

const LONGEST_ADDRESS = 2_000
/** So many objects are looked at: a description may be made to be endless. */
const MOST = 2_000

/** The first story that a page's JSON-LD describes; what is broken, or of another shape, says nothing. */
export function describedStory(scripts: readonly string[]): Described {
  const budget = { left: MOST }
  for (const script of scripts) {
    const story = findStory(parsed(script), budget)
    if (story) {
      return {
        headline: words(story.headline) ?? words(story.name),
        byline: names(story.author ?? story.creator),
        published: instant(story.datePublished),
        picture: pictureOf(story.image),
        body: words(story.articleBody, 500_000),
        paid: story.isAccessibleForFree === false || /^false$/i.test(String(story.isAccessibleForFree ?? '')),
        paidPart: paidPart(story.hasPart),
      }
    }
  }
  return NONE
}

type Json = Record<string, unknown>

function parsed(script: string): unknown {
  const text = script.trim().replace(/^<!--|-->$|^\/\*.*?\*\/|;$/g, '')
  try {
    return JSON.parse(text)
  } catch {
    try {
      // Line breaks inside strings are what breaks most of them.
      return JSON.parse(text.replace(/[\r\n\t]+/g, ' '))
    } catch {
      return null
    }
  }
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function findStory(value: unknown, budget: { left: number }, depth = 0): Json | null {
  if (depth > 6 || budget.left <= 0) return null
  if (Array.isArray(value)) {
    for (const one of value) {
      const story = findStory(one, budget, depth + 1)
      if (story) return story
    }
    return null
  }
  if (!isObject(value)) return null
  budget.left -= 1
  const types = Array.isArray(value['@type']) ? value['@type'] : [value['@type']]
  if (types.some((type) => typeof type === 'string' && STORY.test(type.replace(/^https?:\/\/schema\.org\//, ''))))
    return value
  return findStory(value['@graph'], budget, depth + 1) ?? findStory(value.mainEntity, budget, depth + 1)
}

function words(value: unknown, longest = 500): string | null {
  const text = typeof value === 'string' ? value.trim() : ''
  return text === '' || text.length > longest ? null : text
}

function names(value: unknown): string | null {
  const all = (Array.isArray(value) ? value : [value]).slice(0, 10).flatMap((one) => {
    const name = words(isObject(one) ? one.name : one, 120)
    // Some give an address in place of a name.
    return name === null || /^https?:/i.test(name) ? [] : [name]
  })
  return all.length === 0 ? null : [...new Set(all)].join(', ')
}

/** An address, or an object that says more; of several the first. */
function pictureOf(value: unknown): Offered | null {
  const [first] = Array.isArray(value) ? value : [value]
  const object: Json = isObject(first) ? first : { url: first }
  const url = words(object.url, LONGEST_ADDRESS) ?? words(object.contentUrl, LONGEST_ADDRESS)
  if (url === null) return null
  return {
    from: 'page',
    url,
    width: pixels(object.width),
    height: pixels(object.height),
    alt: words(object.description),
    caption: words(object.caption),
    credit: words(object.creditText, 120) ?? names(object.creator ?? object.copyrightHolder),
  }
}

/** A number, a number as text ("1200", "1200 px"), or an object that holds it. */
export function pixels(value: unknown): number | null {
  const said = isObject(value) ? value.value : value
  const [, digits] = /^\s*(\d{1,5})(?:\s*px)?\s*$/.exec(String(said ?? '')) ?? []
  return digits === undefined ? null : Number(digits) || null
}

function paidPart(value: unknown): string | null {
  const [part] = Array.isArray(value) ? value : [value]
  return isObject(part) ? words(part.cssSelector, 200) : null
}

/** @returns null for what is no date of a machine */
export function instant(value: unknown): string | null {
  const text = typeof value === 'string' ? value.trim() : ''
  if (!/^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d.*)?$/.test(text) || text.length > 40) return null
  const at = Date.parse(text)
  return Number.isNaN(at) ? null : new Date(at).toISOString()
}
