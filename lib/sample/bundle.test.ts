import { expect, test } from 'vitest'
import { cleanArticle } from '#lib/articles/clean-article.ts'
import type { ParsedEntry, ParsedFeed } from '#lib/feeds/model.ts'
import { parseFeed } from '#lib/feeds/parse-feed.ts'
import { bundledSources, EARLIER_AT, readBundled, samplePage } from '#lib/sample/bundle.ts'
import { SAMPLE_AT, samplePicks, sampleSlots } from '#lib/sample/edition.ts'
import { SAMPLE_ORIGIN, shownAddress } from '#lib/sample/model.ts'
import { PICTURE_HEIGHT, PICTURE_WIDTH, samplePicture } from '#lib/sample/pictures.ts'
import { readEdition } from '#lib/sample/read-edition.ts'

const lead = `${SAMPLE_ORIGIN}/sample/city-desk/the-river-surfers-get-their-wave-back`

function parsed(slug: string, pass: 'earlier' | 'final'): ParsedFeed {
  const { bytes, contentType, url } = readBundled(slug, pass)
  const feed = parseFeed(bytes, { url, contentType }, SAMPLE_AT)
  if (!feed.ok) throw new Error(`${slug}: ${feed.reason}`)
  return feed.value
}

function entryOf(slug: string, words: string, pass: 'earlier' | 'final' = 'final'): ParsedEntry {
  const entry = parsed(slug, pass).entries.find(({ title }) => title?.includes(words))
  if (!entry) throw new Error(`no story with "${words}" at ${slug}`)
  return entry
}

function clean({ contentHtml, summaryHtml, base, link, title, language }: ParsedEntry) {
  const raw = { html: contentHtml ?? '', summaryHtml, base: base ?? link, link, headline: title ?? '', language }
  return cleanArticle({ ...raw, licence: null }, samplePicture)
}

/** What `/sample/…` serves for an address, as text; null where there is no such page. */
function served(address: string): string | null {
  const { pathname } = new URL(address, SAMPLE_ORIGIN)
  const answer = samplePage(pathname.slice('/sample/'.length))
  return answer && new TextDecoder().decode(answer.body)
}

const everyEntry = () => bundledSources().flatMap(({ slug }) => parsed(slug, 'final').entries)

test('42 stories come from 7 sources in six sections', () => {
  expect(bundledSources()).toHaveLength(7)
  expect(everyEntry()).toHaveLength(42)
  const sections = new Set(readEdition().stories.map(({ section }) => section))
  expect([...sections].sort()).toEqual(['City', 'Culture', 'Opinion', 'Science', 'Sport', 'World'])
})

test('no story is later than the edition, the newest is as old as it', () => {
  const instants = everyEntry().map(({ published }) => Date.parse(published ?? ''))
  expect(Math.max(...instants)).toBe(SAMPLE_AT.getTime())
})

test('each feed comes in its own form and is read without repair', () => {
  const feeds = bundledSources().map(({ slug }) => parsed(slug, 'final'))
  expect(new Set(feeds.map(({ format }) => format))).toEqual(new Set(['rss', 'atom', 'rdf', 'json']))
  expect(feeds.filter(({ repaired }) => repaired)).toEqual([])
  for (const entry of feeds.flatMap(({ entries }) => entries)) {
    expect(entry).toMatchObject({ id: expect.any(String), title: expect.any(String), author: expect.any(String) })
    expect(clean(entry).words).toBeGreaterThan(50)
  }
})

test('every origin link opens, as a page that no index keeps and that no script runs on', () => {
  for (const { link, title } of everyEntry()) {
    const page = served(link ?? '')
    expect(page, title ?? '').toContain('<meta name="robots" content="noindex">')
    expect(page).toContain('pixel.gif')
    expect(page).not.toMatch(/<script|\son[a-z]+=/i)
  }
  for (const { siteUrl, feedUrl } of bundledSources()) {
    expect(served(siteUrl)).not.toBeNull()
    expect(served(feedUrl)).not.toBeNull()
  }
})

test.each(['', 'nobody/', 'city-desk/none', 'city-desk/source.json', 'city-desk/../model.ts', '../bundle.ts'])(
  'the sample serves nothing at %j',
  (path) => expect(samplePage(path)).toBeNull(),
)

test('the lead has about 1,700 words, three Read lines, and what a careless site puts between them', () => {
  const lead = clean(entryOf('city-desk', 'river surfers'))
  expect(lead.words).toBeGreaterThan(1_600)
  expect(lead.words).toBeLessThan(1_800)
  expect(lead.handling).toMatchObject({ readLinks: 3, promosLeftOut: 1, trackersLeftOut: 2, boxesLeftOut: 2 })
  expect(JSON.stringify(lead.body)).toContain('<blockquote>')
})

test('of the three Read lines one has our story, one an address at the source, one nothing', () => {
  const lead = clean(entryOf('city-desk', 'river surfers'))
  const lines = lead.body.filter((block) => block.kind === 'read')
  const titles = everyEntry().map(({ title }) => title)
  const [ours, theirs, nowhere] = lines
  expect(titles).toContain(ours?.title)
  expect(titles).not.toContain(theirs?.title)
  expect(served(theirs?.href ?? '')).toContain('The winter the gates stuck')
  expect(titles).not.toContain(nowhere?.title)
  expect(nowhere?.href).toBeNull()
})

test('before the cleaner, the lead’s page shows what is left out', () => {
  const page = served(lead)
  expect(page).toContain('Sign up for it here.')
  expect(page?.match(/\[Read: /g)).toHaveLength(3)
  expect(page).toContain('Your advertisement could be here')
})

test('one source writes German, in windows-1252', () => {
  const { bytes } = readBundled('flussblatt', 'final')
  expect(() => new TextDecoder('utf-8', { fatal: true }).decode(bytes)).toThrow(TypeError)
  const feed = parsed('flussblatt', 'final')
  expect(feed.language).toBe('de')
  expect(feed.entries[0]?.contentHtml).toContain('Überfahrt')
})

test('one event is told by three sources within hours', () => {
  const tellings = everyEntry().filter(({ title }) => title?.includes('Marbel tunnel'))
  const instants = tellings.map(({ published }) => Date.parse(published ?? ''))
  expect(tellings).toHaveLength(3)
  expect(Math.max(...instants) - Math.min(...instants)).toBeLessThan(6 * 3_600_000)
})

test('one story is corrected between the two passes, under the same id', () => {
  const before = entryOf('science-wire', 'linden harvest', 'earlier')
  const after = entryOf('science-wire', 'linden harvest')
  expect(after.id).toBe(before.id)
  expect(before.contentHtml).toContain('38 kilograms, more than')
  expect(after.contentHtml).toContain('28 kilograms, half as much')
  expect(clean(after).contentHash).not.toBe(clean(before).contentHash)
})

test('the earlier pass knows no later story', () => {
  for (const { slug } of bundledSources())
    for (const { published } of parsed(slug, 'earlier').entries)
      expect(Date.parse(published ?? '')).toBeLessThanOrEqual(Date.parse(EARLIER_AT))
})

test('one story is cut by its feed, and its page says no more', () => {
  const entry = entryOf('culture-post', 'bookbinder')
  expect(entry.contentHtml).toContain('Continue reading')
  expect(clean(entry).cut).toBe(true)
  expect(everyEntry().filter((other) => clean(other).cut)).toHaveLength(1)
})

test('one story is very short, the others bear what texts bear', () => {
  expect(clean(entryOf('city-desk', 'Bridge on the ring road')).words).toBeLessThan(75)
  const all = everyEntry()
    .map(({ contentHtml }) => contentHtml)
    .join('')
  for (const tag of ['<table>', '<pre><code>', '<ol>', '<ul>', '<blockquote>', '<h2>', '<figure>'])
    expect(all).toContain(tag)
})

test('at least twelve pictures are WebP of the size they claim and light enough', () => {
  const { pictures } = readEdition()
  expect(pictures.size).toBeGreaterThanOrEqual(12)
  for (const picture of pictures) {
    const bytes = Buffer.from(samplePage(picture)?.body ?? [])
    expect(bytes.toString('latin1', 0, 4) + bytes.toString('latin1', 8, 12)).toBe('RIFFWEBP')
    expect(sizeOf(bytes)).toEqual([PICTURE_WIDTH, PICTURE_HEIGHT])
    expect(bytes.length).toBeLessThanOrEqual(60_000)
  }
})

/** Width and height from a WebP's first chunk, lossless or lossy. @see RFC 9649 §2 */
function sizeOf(bytes: Buffer): [number, number] {
  if (bytes.toString('latin1', 12, 16) === 'VP8L') {
    const bits = bytes.readUInt32LE(21)
    return [(bits & 0x3fff) + 1, ((bits >> 14) & 0x3fff) + 1]
  }
  return [bytes.readUInt16LE(26) & 0x3fff, bytes.readUInt16LE(28) & 0x3fff]
}

test('every picture that a story shows is there, with words for those who do not see it', () => {
  const shown = readEdition().stories.filter(({ picture }) => picture)
  expect(shown.length).toBeGreaterThan(12)
  for (const { source, picture, alt, caption, credit } of shown) {
    expect(samplePicture(`${SAMPLE_ORIGIN}/sample/${source}/${picture}`)?.src).toBe(`/sample/${source}/${picture}`)
    expect([alt, caption, credit]).not.toContain(undefined)
  }
  expect(samplePicture(`${SAMPLE_ORIGIN}/sample/city-desk/none.webp`)).toBeNull()
  expect(samplePicture('https://elsewhere.example/sample/city-desk/standing-wave.webp')).toBeNull()
})

test('the lead and the desk’s picks are stories of the edition, and the first pick has its reason', () => {
  const links = new Set(readEdition().stories.map(({ source, slug }) => `${SAMPLE_ORIGIN}/sample/${source}/${slug}`))
  for (const link of [lead, ...samplePicks.map((pick) => pick.link)]) expect(links).toContain(link)
  expect(samplePicks).toHaveLength(4)
  expect(samplePicks[0]?.reason).toBeTruthy()
})

test('one slot stands in the rail and one before Latest, each marked as invented', () => {
  expect(sampleSlots.map(({ place }) => place)).toEqual(['rail', 'before-latest'])
  for (const { text, sample } of sampleSlots) {
    expect(sample).toBe(true)
    expect(text).toContain('invented')
  }
})

test('a shown address is one that this site serves', () => {
  for (const { link } of everyEntry()) expect(shownAddress(link ?? '')).toMatch(/^\/sample\/[a-z-]+\/[a-z0-9-]+/)
})
