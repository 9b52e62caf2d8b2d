import { beforeEach, describe, expect, it } from 'vitest'
import { editions, lists } from '#drizzle/schema/index.ts'
import { readConfig } from '#lib/config.ts'
import type { Db } from '#lib/db/model.ts'
import { iconFile } from '#lib/icon/files.ts'
import { messagesFor } from '#lib/messages/model.ts'
import { openPaper } from '#lib/paper/open.ts'
import { isForMachines, isPersonal } from '#lib/press/routes.ts'
import { readOpml } from '#lib/sources/opml.ts'
import { testDb } from '#lib/testing/db.ts'
import { givenArticle, givenSection, givenSource } from '#lib/testing/given.ts'
import { givenPerson } from '#lib/testing/given-people.ts'
import { newsFaults, readSitemap } from '#lib/testing/sitemap-rules.ts'
import { readXmlStrictly } from '#lib/testing/strict-xml.ts'
import { publicSources, writeOpml } from './opml.ts'
import { robotsText } from './robots.ts'
import { newsSitemap, sitemap } from './sitemap.ts'
import { webManifest } from './web-manifest.ts'

const ORIGIN = 'https://paper.example'
const NOW = new Date('2025-08-10T12:00:00Z')
const hours = (count: number) => new Date(NOW.getTime() - count * 3_600_000)
let db: Db

beforeEach(async () => {
  db = await testDb()
})

const opened = (settings: Record<string, string> = {}) =>
  openPaper({ config: readConfig({ PUBLIC_URL: ORIGIN, ...settings }), db, now: () => NOW })

describe('the sitemap', () => {
  it('names what search engines may keep, and nothing that says noindex', async () => {
    const section = await givenSection(db)
    await givenSection(db, { slug: 'empty', name: 'Empty', position: 2 })
    const open = await givenSource(db, { reuse: 'full', slug: 'open' })
    const closed = await givenSource(db, { reuse: 'members', slug: 'closed', sectionId: section.id })
    const gone = await givenSource(db, { reuse: 'excerpt', slug: 'gone', state: 'removed' })
    const whole = await givenArticle(db, { sourceId: open.id })
    const part = await givenArticle(db, { sourceId: closed.id, sectionId: section.id, changedAt: hours(-1) })
    const others = [
      await givenArticle(db, { sourceId: gone.id }),
      await givenArticle(db, { sourceId: closed.id, removedAt: NOW }),
      await givenArticle(db, { sourceId: closed.id, publishedAt: hours(-3) }),
    ]
    const person = await givenPerson(db)
    for (const visibility of ['public', 'link', 'private'] as const)
      await db.insert(lists).values({
        id: visibility.padEnd(22, 'x'),
        personId: person.id,
        name: 'x',
        visibility,
        createdAt: NOW,
        changedAt: NOW,
      })
    await db.insert(editions).values({ day: '2025-08-09', at: hours(24) })
    const { addresses, faults, kind } = readSitemap((await sitemap({ open: await opened(), part: null })) ?? '', ORIGIN)
    expect(faults).toEqual([])
    expect(kind).toBe('pages')
    expect(addresses).toEqual(
      expect.arrayContaining(
        [
          '/',
          '/latest',
          '/section/city',
          '/source/open',
          '/source/closed',
          `/list/${'public'.padEnd(22, 'x')}`,
          '/edition/2025-08-09',
          `/article/${part.slug}-${part.id}`,
        ].map((path) => ORIGIN + path),
      ),
    )
    const text = addresses.join('\n')
    for (const { id } of [whole, ...others]) expect(text).not.toMatch(new RegExp(`-${id}$`, 'm'))
    expect(text).not.toMatch(/\/section\/empty|\/source\/gone|list\/(link|private)/)
  })

  it('of more than one file may hold is a list of files, each page in one of them', async () => {
    const source = await givenSource(db, { reuse: 'excerpt' })
    for (let made = 0; made < 25; made += 1)
      await givenArticle(db, { sourceId: source.id, publishedAt: hours(made + 1) })
    const open = await opened()
    const limits = { addresses: 20, span: 10 }
    const read = async (part: string | null) => readSitemap((await sitemap({ open, part, limits })) ?? '', ORIGIN)
    const index = await read(null)
    expect(index).toMatchObject({ kind: 'index', faults: [] })
    const parts = index.addresses.map((address) => new URL(address).searchParams.get('part'))
    expect(parts).toEqual(['pages', '0', '1', '2'])
    const files = await Promise.all(parts.map(read))
    expect(files.flatMap(({ faults }) => faults)).toEqual([])
    const articles = files.flatMap(({ addresses }) => addresses).filter((address) => address.includes('/article/'))
    expect(new Set(articles).size).toBe(25)
    expect(Math.max(...files.slice(1).map(({ addresses }) => addresses.length))).toBeLessThanOrEqual(10)
    for (const part of ['9', 'x', '-1', '999999999']) expect(await sitemap({ open, part, limits })).toBeNull()
  })
})

describe('the news sitemap', () => {
  it('is of the last two days, by the rules, hostile headlines and all', async () => {
    const source = await givenSource(db, { reuse: 'members' })
    const put = (headline: string, at: Date, language: string | null = null) =>
      givenArticle(db, { sourceId: source.id, headline, publishedAt: at, language })
    await put('Now </news:title><script>', hours(1), 'de-AT')
    await put('Lately', hours(47), 'zh-Hant')
    await put('Too old', hours(49))
    const text = await newsSitemap(await opened({ PAPER_NAME: 'The “Gazette” & Co' }))
    expect(newsFaults(text)).toEqual([])
    expect(readSitemap(text, ORIGIN)).toMatchObject({ faults: [], addresses: { length: 2 } })
    expect(text).not.toContain('Too old')
    expect(text).toContain('<news:language>de</news:language>')
    expect(text).toContain('<news:language>zh-tw</news:language>')
  })

  it('of an empty paper is an empty one', async () => {
    const text = await newsSitemap(await opened())
    expect([newsFaults(text), readSitemap(text, ORIGIN).faults]).toEqual([[], []])
  })
})

describe('the sources as OPML', () => {
  it('are those that anybody may know of, by section, and read back as they are', async () => {
    const city = await givenSection(db)
    await givenSource(db, {
      title: 'The <River> & Co',
      feedUrl: 'https://river.example.org/feed?a=1&b=2',
      siteUrl: 'https://river.example.org/',
      sectionId: city.id,
    })
    await givenSource(db, { title: 'Unfiled', feedUrl: 'https://unfiled.example.org/feed', state: 'paused' })
    await givenSource(db, { title: 'At home', feedUrl: 'http://192.168.1.7/feed', state: 'paused' })
    await givenSource(db, { title: 'Paid', feedUrl: 'https://paid.example.org/feed?key=abc' })
    await givenSource(db, { title: 'Removed', feedUrl: 'https://removed.example.org/feed', state: 'removed' })
    await givenSource(db, { title: 'Bundled', feedUrl: 'https://bundled.example.org/feed', kind: 'bundled' })
    const text = writeOpml(await publicSources(db), { title: 'The Gazette', page: `${ORIGIN}/about`, at: NOW })
    expect(readXmlStrictly(text).faults).toEqual([])
    expect(readOpml(text)).toMatchObject({
      isOpml: true,
      cutShort: false,
      odd: [],
      feeds: [
        { address: 'https://river.example.org/feed?a=1&b=2', title: 'The <River> & Co', section: 'City' },
        { address: 'https://unfiled.example.org/feed', title: 'Unfiled', section: null },
      ],
    })
  })

  it('of a paper without any are well-formed', async () => {
    const text = writeOpml(await publicSources(db), { title: 'The Gazette', page: `${ORIGIN}/about`, at: NOW })
    expect(readXmlStrictly(text).faults).toEqual([])
    expect(readOpml(text)).toMatchObject({ isOpml: true, feeds: [] })
  })
})

describe('robots.txt', () => {
  it('names both sitemaps, and keeps robots from every page that is for one person alone', () => {
    const text = robotsText(ORIGIN)
    expect(text).toContain(`Sitemap: ${ORIGIN}/sitemap.xml\n`)
    expect(text).toContain(`Sitemap: ${ORIGIN}/news-sitemap.xml\n`)
    const refused = [...text.matchAll(/^Disallow: (.+)$/gm)].map(([, path = '']) => path)
    const personal = [
      '/account',
      '/saved',
      '/desk',
      '/setup',
      '/sign-in',
      '/sign-up',
      '/notices',
      '/unsubscribe',
      '/comment/7',
      '/api/me',
    ]
    for (const path of personal) {
      expect(isPersonal(path), path).toBe(true)
      expect(
        refused.some((start) => path.startsWith(start)),
        path,
      ).toBe(true)
    }
    for (const path of ['/', '/article/x-1', '/section/city', '/feed.xml', '/sitemap.xml', '/list/x'])
      expect(
        refused.some((start) => path.startsWith(start)),
        path,
      ).toBe(false)
  })
})

describe('the web manifest', () => {
  it('has what systems ask for before they offer to install it, and icons that there are', async () => {
    const { paper } = await opened({ PAPER_NAME: 'The Very Long Valley Gazette' })
    const manifest = webManifest(paper, messagesFor('en'))
    expect(manifest).toMatchObject({ name: 'The Very Long Valley Gazette', start_url: '/', scope: '/', id: '/' })
    expect(manifest.short_name.length).toBeLessThanOrEqual(12)
    expect(manifest.icons.map(({ sizes }) => sizes)).toEqual(expect.arrayContaining(['192x192', '512x512']))
    for (const { src, type } of manifest.icons) {
      expect(iconFile(src.slice(1))?.type).toBe(type)
      expect(isForMachines(src)).toBe(true)
    }
    for (const { url } of manifest.shortcuts) expect(url).toMatch(/^\/[a-z]+$/)
  })
})
