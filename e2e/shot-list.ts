import type { PaperSize } from './papers.ts'

/** What the paper holds: the sample edition, or so many stories. */
export type Holding = 'sample' | PaperSize

export type Look = { width: 1280 | 390 | 320; theme: 'light' | 'dark' | 'sepia' }

export type Shot = {
  name: string
  /** A path, or the beginning of an article's slug, to be looked up in a list of the paper, Latest unless told. */
  at: { path: string } | { slug: string; in?: string }
  /** The bar is opened before the picture is taken. */
  opensBar?: boolean
  /** Looked at in sepia besides, and on the narrowest phone. */
  closely?: boolean
}

const front: Shot = { name: 'front', at: { path: '/' }, closely: true }
const latest: Shot = { name: 'latest', at: { path: '/latest' } }
const missing: Shot = { name: '404', at: { path: '/no-such-page' } }
const section: Shot = { name: 'section', at: { path: '/section/city' } }
const panel: Shot = { name: 'bar-opened', at: { path: '/' }, opensBar: true }

const SAMPLE: Shot[] = [
  front,
  panel,
  section,
  latest,
  missing,
  { name: 'section-opinion', at: { path: '/section/opinion' } },
  { name: 'article', at: { slug: 'the-river-surfers-get-their-wave-back' }, closely: true },
  { name: 'article-without-picture', at: { slug: 'ports-agree-on-one-customs-form' } },
  { name: 'article-table', at: { slug: 'hill-race-decided' } },
  { name: 'article-code', at: { slug: 'twelve-lines-of-code' } },
  { name: 'article-several-sources', at: { slug: 'marbel-tunnel-breaks-through' } },
  { name: 'article-short', at: { slug: 'storm-warning-lifted' } },
  { name: 'article-cut', at: { slug: 'the-bookbinder-who-refuses-to-' } },
  { name: 'article-german', at: { slug: 'warum-das-freibad' } },
  { name: 'source', at: { path: '/source/city-desk' } },
  { name: 'edition', at: { path: '/edition/2025-08-10' } },
  { name: 'about', at: { path: '/about' } },
  { name: 'colophon', at: { path: '/colophon' } },
  { name: 'privacy', at: { path: '/privacy' } },
  { name: 'original', at: { path: '/sample/city-desk/the-river-surfers-get-their-wave-back' } },
]

const FILLED: Shot[] = [
  front,
  panel,
  section,
  latest,
  missing,
  { name: 'article', at: { slug: 'the-harbour-opens' }, closely: true },
  { name: 'source', at: { path: '/source/paper-1' } },
]

/** The shapes of hard-stories.ts, and an excerpt: the full paper alone has them. */
const HARD: Shot[] = [
  { name: 'hard-headline', at: { slug: 'after-eleven-meetings' }, closely: true },
  { name: 'hard-german', at: { slug: 'donaudampf' }, closely: true },
  { name: 'hard-picture', at: { slug: 'a-panorama' } },
  { name: 'hard-table', at: { slug: 'a-year-of-rain' } },
  { name: 'hard-arabic', at: { slug: 'story-' } },
  { name: 'hard-word', at: { slug: 'the-address' }, closely: true },
  { name: 'article-excerpt', at: { slug: '', in: '/source/paper-6' } },
]

export const shotsOf = (holding: Holding): Shot[] => {
  if (holding === 'sample') return SAMPLE
  return holding === 3 ? FILLED : [...FILLED, ...HARD]
}

/** Both widths in both lights for all; what is looked at closely in sepia and at 320 px too. */
export function looksAt(shot: Shot): Look[] {
  const looks: Look[] = [
    { width: 1280, theme: 'light' },
    { width: 1280, theme: 'dark' },
    { width: 390, theme: 'light' },
    { width: 390, theme: 'dark' },
  ]
  if (!shot.closely) return looks
  return [...looks, { width: 1280, theme: 'sepia' }, { width: 390, theme: 'sepia' }, { width: 320, theme: 'light' }]
}
