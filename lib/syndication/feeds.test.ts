import { existsSync, readFileSync } from 'node:fs'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { articles, listItems, lists } from '#drizzle/schema/index.ts'
import { readCursor } from '#lib/articles/cursor.ts'
import { sanitize } from '#lib/articles/sanitize.ts'
import { readConfig } from '#lib/config.ts'
import type { Db } from '#lib/db/model.ts'
import { parseFeed } from '#lib/feeds/parse-feed.ts'
import { plainText } from '#lib/feeds/text.ts'
import { openParser } from '#lib/ingest/parser.ts'
import { putUpSample } from '#lib/ingest/sample.ts'
import { labelArticles } from '#lib/labels/commands.ts'
import { openPaper } from '#lib/paper/open.ts'
import { testDb } from '#lib/testing/db.ts'
import { atomFaults, jsonFeedFaults, rssFaults } from '#lib/testing/feed-rules.ts'
import { givenArticle, givenSection, givenSource } from '#lib/testing/given.ts'
import { givenComment, givenReply } from '#lib/testing/given-comments.ts'
import { givenPerson } from '#lib/testing/given-people.ts'
import { writeAtom } from './atom.ts'
import { type FeedWish, feedOf } from './feed-of.ts'
import { writeJsonFeed } from './json-feed.ts'
import { feedFile, type OutFeed } from './model.ts'
import { writeRss } from './rss.ts'

const PUBLIC_URL = 'https://paper.example'
const NOW = new Date('2025-08-10T12:00:00Z')
const XSS = new URL('../../../shared/corpora/xss/payloadbox-every-10th.json', import.meta.url)
const present = existsSync(XSS) || process.env.CI === 'true'
const parser = openParser()
let db: Db

beforeEach(async () => {
  db = await testDb()
})
afterAll(() => parser.close())

async function asked(wish: Partial<FeedWish> = {}, settings: Record<string, string> = {}): Promise<OutFeed | null> {
  const config = readConfig({ PUBLIC_URL, PAPER_NAME: 'The Gazette', ...settings })
  const open = await openPaper({ config, db, now: () => NOW })
  return feedOf({ ...open, version: '1.2.3', since: NOW }, { kind: 'front', slug: '', before: null, ...wish })
}
async function given(wish: Partial<FeedWish> = {}, settings: Record<string, string> = {}): Promise<OutFeed> {
  const found = await asked(wish, settings)
  if (!found) throw new Error('no such feed')
  return found
}

const written = (feed: OutFeed) => ({
  rss: writeRss(feed),
  atom: writeAtom(feed),
  json: writeJsonFeed(feed),
})

/** Valid in all formats, and read back by our own reader as what it was written from. */
function expectSound(feed: OutFeed): void {
  const texts = written(feed)
  expect({ rss: rssFaults(texts.rss), atom: atomFaults(texts.atom), json: jsonFeedFaults(texts.json) }).toEqual({
    rss: [],
    atom: [],
    json: [],
  })
  for (const format of ['rss', 'atom', 'json'] as const) {
    const context = { url: feedFile(feed, format), contentType: null }
    const read = parseFeed(new TextEncoder().encode(texts[format]), context, NOW)
    if (!read.ok) throw new Error(`${format}: ${read.reason}`)
    expect(read.value).toMatchObject({
      format,
      repaired: false,
      language: feed.language,
      hubs: feed.hub ? [feed.hub] : [],
    })
    expect(read.value.self, format).toBe(feedFile(feed, format))
    // JSON Feed's titles are text by its own word; our reader takes known tags for markup all the same.
    const title = (text: string) => (format === 'json' ? plainText(text) : text.replace(/\s+/g, ' ').trim())
    expect(
      read.value.entries.map(({ id, link, title, published }) => ({ id, link, title: title ?? '', published })),
      format,
    ).toEqual(
      feed.entries.map(({ id, link, title: headline, published }) => ({
        id,
        link,
        title: title(headline),
        published: `${published.toISOString().slice(0, 19)}.000Z`,
      })),
    )
    for (const [index, entry] of read.value.entries.entries()) {
      const out = feed.entries[index]
      if (!out) continue
      const text = out.contentHtml ?? ''
      if (text) expect(entry.contentHtml, `${format} ${out.title}`).toContain(text.trim().slice(0, 200))
      const author = out.author ?? (format === 'atom' ? (out.source?.title ?? '') : '')
      expect(entry.author ?? '', format).toBe(format === 'atom' ? plainText(author) : author)
    }
  }
}

describe('the feeds of the sample edition', () => {
  it('keep to the specifications and are read back as they were written: front, sections, sources, comments', async () => {
    await putUpSample(db, parser, NOW)
    const front = await given()
    expect(front.entries).toHaveLength(30)
    expectSound(front)
    for (const slug of ['city', 'world', 'opinion']) expectSound(await given({ kind: 'section', slug }))
    for (const slug of ['city-desk', 'flussblatt']) expectSound(await given({ kind: 'source', slug }))
    const transport = await given({ kind: 'topic', slug: 'transport' })
    expect(transport.entries.length).toBeGreaterThan(2)
    expectSound(transport)
    const lead = front.entries.find(({ thread }) => (thread?.comments ?? 0) > 10)
    const slug = /article\/([^/#]+)/.exec(lead?.link ?? '')?.[1] ?? ''
    const comments = await given({ kind: 'comments', slug })
    expect(comments.entries.length).toBeGreaterThan(10)
    expectSound(comments)
    expect(front.entries.some(({ picture }) => picture?.url.startsWith(`${PUBLIC_URL}/sample/`))).toBe(true)
    expect(JSON.stringify(front)).not.toContain('sample.invalid')
  })

  it('lead to what is older, part by part, each story once', async () => {
    await putUpSample(db, parser, NOW)
    const ids: string[] = []
    let feed: OutFeed | null = await given()
    while (feed) {
      expectSound(feed)
      ids.push(...feed.entries.map(({ id }) => id))
      const before: string | undefined = feed.nextQuery?.replace('?before=', '')
      feed = before ? await given({ before: readCursor(before) }) : null
    }
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.length).toBe((await db.select().from(articles)).length)
  })
})

describe('what is hostile', () => {
  it.skipIf(!present)('stays text in titles and names, and harmless in texts, whatever it is', async () => {
    const payloads = JSON.parse(readFileSync(XSS, 'utf8')) as string[]
    const odd = [
      '\u0000\u0001null\uFFFE and \uD800 lone',
      ']]>&amp;&#60;b&#62;',
      '<b>bold</b> & 5 < 6',
      'AT&T',
      '?>',
      '-->',
    ]
    const section = await givenSection(db, { name: 'City <script>alert(1)</script>' })
    const source = await givenSource(db, { title: '<img src=x onerror=alert(1)> & Co', sectionId: section.id })
    const texts = [...odd.map((text) => text.replaceAll('\u0000', '')), ...payloads].slice(0, 240)
    for (const [index, text] of texts.entries()) {
      await givenArticle(db, {
        ...{
          sourceId: source.id,
          sectionId: section.id,
          headline: text.toWellFormed(),
          byline: text.toWellFormed().slice(0, 80),
        },
        ...{ kicker: text.toWellFormed().slice(0, 40), excerpt: text.toWellFormed() },
        body: [{ kind: 'html', html: sanitize(`<p>${text.toWellFormed()}</p>`) }],
        publishedAt: new Date(NOW.getTime() - index * 60_000),
      })
    }
    let feed: OutFeed | null = await given()
    let entries = 0
    while (feed) {
      const { rss, atom, json } = written(feed)
      expect([rssFaults(rss), atomFaults(atom), jsonFeedFaults(json)]).toEqual([[], [], []])
      entries += feed.entries.length
      const before: string | undefined = feed.nextQuery?.replace('?before=', '')
      feed = before ? await given({ before: readCursor(before) }) : null
    }
    expect(entries).toBe(texts.length)
  })

  it('is read back to the very headline by programs that take titles for HTML, and by those that do not where they agree', async () => {
    const source = await givenSource(db)
    for (const headline of ['A <b>bold</b> claim', 'AT&T and 5 < 6', '&lt;b&gt; is a tag', '“Ein Wort” – und Ärger'])
      await givenArticle(db, { sourceId: source.id, headline })
    expectSound(await given())
  })
})

describe('texts and names of any script', () => {
  it('go out as they are, with the language said', async () => {
    const source = await givenSource(db, { title: 'صحيفة النهر', language: 'ar' })
    await givenArticle(db, { sourceId: source.id, headline: 'النهر يعود إلى مجراه', language: 'ar', byline: 'ليلى' })
    await givenArticle(db, { sourceId: source.id, headline: '川が戻ってきた 🌊', language: 'ja' })
    await givenArticle(db, { sourceId: source.id, headline: 'Река возвращается', language: 'en' })
    const feed = await given()
    expectSound(feed)
    expect(feed.entries.map(({ language }) => language).sort()).toEqual(['ar', 'ja', null].sort())
    expect(writeAtom(feed)).toContain('<entry xml:lang="ja">')
  })
})

describe('a feed without anything in it', () => {
  it('is valid: an empty paper, an empty section, a source that never delivered, a story nobody has talked about', async () => {
    expectSound(await given())
    await givenSection(db)
    const source = await givenSource(db)
    expectSound(await given({ kind: 'section', slug: 'city' }))
    expectSound(await given({ kind: 'source', slug: source.slug }))
    const article = await givenArticle(db, { sourceId: source.id })
    expectSound(await given({ kind: 'comments', slug: `${article.slug}-${article.id}` }))
  })

  it('does not exist for what does not', async () => {
    const removed = await givenSource(db, { state: 'removed' })
    const article = await givenArticle(db, { sourceId: removed.id })
    for (const wish of [
      { kind: 'section', slug: 'none' },
      { kind: 'topic', slug: 'none' },
      { kind: 'source', slug: removed.slug },
      { kind: 'source', slug: String(removed.id) },
      { kind: 'comments', slug: `wrong-${article.id}` },
      { kind: 'comments', slug: 'none' },
      { kind: 'list', slug: 'a'.repeat(22) },
    ] as const)
      expect(await asked(wish), JSON.stringify(wish)).toBeNull()
  })
})

describe('whose words they are', () => {
  it('only a text with the right to be whole is whole; of others stands the excerpt, with the way to the original', async () => {
    const SECRET = 'The part that is for members alone.'
    const of = async (reuse: 'full' | 'members' | 'excerpt') => {
      const source = await givenSource(db, { reuse, title: `Source of ${reuse}` })
      const link = `https://source.example/${reuse}`
      const body = [{ kind: 'html' as const, html: `<p>${SECRET}</p>` }]
      await givenArticle(db, { sourceId: source.id, headline: reuse, link, body, excerpt: `Excerpt of ${reuse}.` })
    }
    await of('full')
    await of('members')
    await of('excerpt')
    const feed = await given()
    expectSound(feed)
    for (const entry of feed.entries) {
      const whole = entry.title === 'full'
      expect(JSON.stringify(entry).includes(SECRET), entry.title).toBe(whole)
      expect(entry.footHtml).toContain(`Originally published at <a href="https://source.example/${entry.title}">`)
      expect(entry.footHtml.includes('Read the whole story at')).toBe(!whole)
      expect(entry.original).toBe(`https://source.example/${entry.title}`)
    }
    for (const text of Object.values(written(feed))) expect(text.split(SECRET)).toHaveLength(2)
  })

  it('a licence goes with its text, in each format', async () => {
    const licence = 'https://creativecommons.org/licenses/by/4.0/'
    const source = await givenSource(db)
    await givenArticle(db, { sourceId: source.id, licence })
    const feed = await given()
    expectSound(feed)
    const { rss, atom, json } = written(feed)
    expect(rss).toContain(`<creativeCommons:license>${licence}</creativeCommons:license>`)
    expect(atom).toContain(`<link rel="license" href="${licence}"/>`)
    expect(json).toContain(`"licence": "${licence}"`)
  })

  it('addresses of sources that nobody should know are not told', async () => {
    const feedUrl = 'https://paid.example.org/feed?token=9f86d081884c7d65'
    const source = await givenSource(db, { feedUrl, slug: 'paid' })
    await givenArticle(db, { sourceId: source.id })
    const feed = await given()
    for (const text of Object.values(written(feed))) expect(text).not.toContain('9f86d081884c7d65')
    expect(writeRss(feed)).toContain(`<source url="${PUBLIC_URL}/source/paid/atom.xml">`)
  })
})

describe('the comments of a story', () => {
  it('are those that all may see, newest first, each with what it answers', async () => {
    const source = await givenSource(db)
    const article = await givenArticle(db, { sourceId: source.id })
    const person = await givenPerson(db, { name: 'Ines <b>' })
    const at = (minute: number) => new Date(Date.UTC(2025, 7, 10, 9, minute))
    const root = await givenComment(db, {
      personId: person.id,
      articleId: article.id,
      createdAt: at(1),
      body: 'First <i>word</i>\n\nsee https://a.example/x.',
    })
    await givenReply(db, root, { personId: null, createdAt: at(2), body: 'An answer' })
    for (const state of ['held', 'rejected', 'removed'] as const)
      await givenComment(db, {
        personId: person.id,
        articleId: article.id,
        createdAt: at(3),
        body: `It is ${state}`,
        state,
      })
    const feed = await given({ kind: 'comments', slug: `${article.slug}-${article.id}` })
    expectSound(feed)
    expect(feed.entries.map(({ author }) => author)).toEqual(['Somebody who has left', 'Ines <b>'])
    expect(JSON.stringify(written(feed))).not.toMatch(/It is (held|rejected|removed)/)
    expect(feed.entries[0]?.answers?.id).toBe(feed.entries[1]?.id)
    expect(feed.entries[1]?.contentHtml).toContain('First &#60;i&#62;word')
  })
})

describe('a reading list', () => {
  it('has a feed only where its owner shows it to all', async () => {
    const person = await givenPerson(db)
    const article = await givenArticle(db, { sourceId: (await givenSource(db)).id })
    for (const visibility of ['public', 'link', 'private'] as const) {
      const id = `${visibility}-`.padEnd(24, 'a')
      await db
        .insert(lists)
        .values({ id, personId: person.id, name: visibility, visibility, createdAt: NOW, changedAt: NOW })
      await db.insert(listItems).values({
        listId: id,
        articleId: article.id,
        headline: article.headline,
        sourceTitle: 'City Desk',
        minutes: 3,
        position: 1,
        addedAt: NOW,
      })
      const feed = await asked({ kind: 'list', slug: id })
      if (visibility === 'public') {
        expect(feed?.entries.map(({ title }) => title)).toEqual([article.headline])
        if (feed) expectSound(feed)
      } else expect(feed).toBeNull()
    }
  })
})

it('an entry goes under its section, its kicker and all its topics, each once, in every format', async () => {
  const section = await givenSection(db)
  const source = await givenSource(db)
  const article = await givenArticle(db, { sourceId: source.id, sectionId: section.id, kicker: 'Trams' })
  const names = ['Transport', 'trams', 'Night & day']
  const { id: articleId, publishedAt } = article
  await labelArticles(db, [
    { articleId, publishedAt, kind: 'topic', names },
    { articleId, publishedAt, kind: 'author', names: ['Ada Winterfeld'] },
  ])
  const feed = await given()
  expectSound(feed)
  expect(feed.entries[0]?.categories).toEqual(['City', 'Trams', 'Transport', 'Night & day'])
  const { rss, atom, json } = written(feed)
  expect(rss).toContain('<category>Transport</category>')
  expect(atom).toContain('<category term="Transport"/>')
  expect(JSON.parse(json)).toMatchObject({ items: [{ tags: ['City', 'Trams', 'Transport', 'Night & day'] }] })
})

it('an id stays when the address of the paper’s pages gets a port or https', async () => {
  await givenArticle(db, { sourceId: (await givenSource(db)).id })
  const [one, other] = [await given(), await given({}, { PUBLIC_URL: 'http://paper.example:8080' })]
  expect(one.entries[0]?.id).toBe(other.entries[0]?.id)
  expect(one.entries[0]?.id).toMatch(/^tag:paper\.example,2025-08-10:article\/\d+$/)
})

it('a hub that is set is named in every format', async () => {
  const feed = await given({}, { WEBSUB_HUB: 'https://hub.example/' })
  expect(feed.hub).toBe('https://hub.example/')
  expectSound(feed)
})
