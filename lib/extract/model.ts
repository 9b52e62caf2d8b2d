import type { Offered } from '#lib/articles/lead-picture.ts'

/** Raised whenever the extractor's results change: pages read by an older one are read again, where they are kept. */
export const EXTRACTOR_VERSION = 2

/** Why a page gave no text, beside what goes wrong on the way to it; the sentences are in the message catalogue. */
export const EXTRACT_PROBLEMS = [
  'not-a-page',
  'page-too-deep',
  'page-too-large',
  'no-story',
  'leads-on',
  'login-wall',
  'consent-page',
  'moved-away',
] as const
export type ExtractProblem = (typeof EXTRACT_PROBLEMS)[number]

/** What a source's operator says of its pages: CSS selectors, or null. */
export type PageRules = {
  /** What the story consists of; it is taken as it stands instead of being looked for. */
  include: string | null
  /** What is no part of it. */
  exclude: string | null
}

/** A page as it came. `url` is the address that answered, `asked` the one that a feed gave. */
export type PageAnswer = { bytes: Uint8Array; contentType: string | null; url: string; asked: string }

/** How the text was found on the page. */
export type FoundBy = 'selectors' | 'readability' | 'article-body' | 'json-ld'

/** The story of a page: raw markup, to be cleaned like what a feed gives. */
export type Extract = {
  html: string
  /** What relative addresses in it are relative to. */
  base: string
  foundBy: FoundBy
  title: string | null
  byline: string | null
  language: string | null
  /** The address that the page says is its own, if it is one of the same registrable domain. */
  canonical: string | null
  /** ISO instant. */
  published: string | null
  /** What the page gives for previews of itself, the likeliest first. */
  pictures: Offered[]
  words: number
  /** The page itself shows that this is not all: a paywall, a next page, much more text than was found. */
  cut: boolean
  /** Left out from between the story's words: lines that ask to subscribe, and boxes of links, sharing, people. */
  promos: number
  boxes: number
  /** The page without scripts, styles and most attributes, so that it can be read again; null where that is too long. */
  snapshot: string | null
}
