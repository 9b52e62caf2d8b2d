import { strFromU8, unzipSync } from 'fflate'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Reader } from '#lib/accounts/model.ts'
import type { Db } from '#lib/db/model.ts'
import { messagesFor } from '#lib/messages/model.ts'
import { saveArticle } from '#lib/saved/commands.ts'
import { testDb } from '#lib/testing/db.ts'
import { givenArticle, givenSource } from '#lib/testing/given.ts'
import { givenReader, TEST_NOW } from '#lib/testing/given-people.ts'
import { givenList, givenSave } from '#lib/testing/given-saves.ts'
import { readXmlStrictly } from '#lib/testing/strict-xml.ts'
import { bookOfList, bookOfSaved } from './gather.ts'
import { type Book, type BookText, MOST_BYTES } from './model.ts'
import { writeEpub } from './write-epub.ts'
import { xhtmlOf } from './xhtml.ts'

const PAPER = { publicUrl: 'https://paper.example', timeZone: 'Europe/Berlin', language: 'en' }
const words = messagesFor('en')
const asked = (reader: Reader | null) => ({
  ...{ readerId: reader?.id ?? null, paper: 'The <Gazette>', language: 'en', words, now: TEST_NOW },
  publicUrl: PAPER.publicUrl,
})

let db: Db
let mira: Reader
let tarek: Reader
beforeEach(async () => {
  db = await testDb()
  mira = await givenReader(db)
  tarek = await givenReader(db)
})

async function given(reuse: 'full' | 'members' | 'excerpt', mark: string) {
  const source = await givenSource(db, { reuse, title: `Source ${mark}` })
  const body = [{ kind: 'html' as const, html: `<p>Whole text of ${mark}.</p>` }]
  return givenArticle(db, { sourceId: source.id, headline: `Headline ${mark}`, body, excerpt: `Excerpt of ${mark}.` })
}
const item = (article: { id: number; headline: string }) => ({
  ...{ articleId: article.id, headline: article.headline, sourceTitle: 'A source', minutes: 2 },
})
const UNREAD = { shelf: 'unread', order: 'newest', source: null, tag: null } as const

const textOf = (headline: string): BookText => ({
  ...{ headline, standfirst: null, byline: null, source: 'A source', language: null, publishedAt: null, link: null },
  ...{ licence: null, note: null, body: [{ kind: 'html', html: '<p>Its text.</p>' }], cut: false },
})
const bookOf = (texts: AsyncIterable<BookText>): Book => ({
  ...{ identifier: 'urn:x-test:1', title: 'A list', line: null, language: 'en', paper: 'The Gazette', texts },
  ...{ more: false, madeAt: TEST_NOW },
})

async function opened(book: Book) {
  const parts: Uint8Array[] = []
  for await (const part of writeEpub(book, PAPER, words)) parts.push(part)
  const bytes = Buffer.concat(parts)
  const files = Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)] as const)
  return { bytes, files, whole: files.map(([, text]) => text).join('\n'), of: new Map(files) }
}

describe('a book', () => {
  it('begins with its type, not compressed, and all of it is well-formed', async () => {
    const evil = await given('full', 'one & <two> "three" \u0001\u{1F600}')
    const list = await givenList(db, { personId: mira.id, name: 'A & <b>', visibility: 'public' }, [item(evil)])
    const book = await bookOfList(db, list.id, asked(null))
    if (!book) throw new Error('no book')
    const { bytes, files } = await opened(book)
    expect(bytes.toString('latin1', 30, 58)).toBe('mimetypeapplication/epub+zip')
    expect([bytes[8], bytes[9], bytes[28], bytes[29]]).toEqual([0, 0, 0, 0])
    for (const [name, text] of files) {
      if (!/\.(xhtml|xml|opf)$/.test(name)) continue
      expect(readXmlStrictly(text.replace('<!DOCTYPE html>\n', '')).faults, name).toEqual([])
    }
  })

  it('names every file in its manifest, once, and has the stories in the order of the list', async () => {
    const [one, two, three] = [await given('full', 'b'), await given('full', 'a'), await given('full', 'c')]
    const list = await givenList(db, { personId: mira.id }, [item(three), item(one), item(two)])
    const book = await bookOfList(db, list.id, asked(mira))
    if (!book) throw new Error('no book')
    const { of, files } = await opened(book)
    const opf = of.get('book/content.opf') ?? ''
    const named = [...opf.matchAll(/<item [^>]*href="([^"]+)"/g)].map(([, href]) => `book/${href}`)
    const inside = files.map(([name]) => name).filter((name) => /^book\/(?!content)/.test(name))
    expect(named.sort()).toEqual(inside.sort())
    const refs = [...opf.matchAll(/<itemref idref="([^"]+)"/g)].map(([, ref]) => ref)
    expect(refs).toEqual(['cover', 'nav', 't1', 't2', 't3'])
    expect([...(of.get('book/nav.xhtml') ?? '').matchAll(/Headline (\w)/g)].map(([, mark]) => mark)).toEqual([
      'c',
      'b',
      'a',
    ])
    expect(of.get('book/text-1.xhtml')).toContain('Whole text of c')
  })

  it('of a public list gives everybody what the paper may show everybody, readers what they may read, nobody the rest', async () => {
    const all = [await given('full', 'open'), await given('members', 'inside'), await given('excerpt', 'short')]
    const list = await givenList(db, { personId: mira.id, visibility: 'public' }, all.map(item))
    const of = async (reader: Reader | null) => {
      const book = await bookOfList(db, list.id, asked(reader))
      return book ? (await opened(book)).whole : ''
    }
    const outside = await of(null)
    expect(outside).toContain('Whole text of open')
    expect(outside).toContain('Excerpt of inside')
    expect(outside).not.toMatch(/Whole text of (inside|short)/)
    const inside = await of(tarek)
    expect(inside).toContain('Whole text of inside')
    expect(inside).not.toContain('Whole text of short')
  })

  it('of a private list is its owner’s alone, and of what is saved the saver’s', async () => {
    const article = await given('members', 'mine')
    const list = await givenList(db, { personId: mira.id }, [item(article)])
    expect(await bookOfList(db, list.id, asked(tarek))).toBeNull()
    expect(await bookOfList(db, list.id, asked(null))).toBeNull()
    await saveArticle(db, { personId: mira.id, articleId: article.id }, TEST_NOW)
    const book = await bookOfSaved(db, UNREAD, { ...asked(mira), readerId: mira.id })
    expect((await opened(book)).whole).toContain('Whole text of mine')
    const theirs = await bookOfSaved(db, UNREAD, { ...asked(tarek), readerId: tarek.id })
    expect((await opened(theirs)).of.has('book/text-1.xhtml')).toBe(false)
  })

  it('of a shelf holds what its page was narrowed to, in the order of that page', async () => {
    const save = (headline: string, minutes: number, tags: string[]) =>
      givenSave(db, { personId: mira.id, headline, minutes, tags })
    await save('Long', 9, ['harbour'])
    await save('Short', 2, ['harbour'])
    await save('Other', 5, [])
    const wish = { ...UNREAD, order: 'shortest', tag: 'harbour' } as const
    const { of } = await opened(await bookOfSaved(db, wish, { ...asked(mira), readerId: mira.id }))
    expect([...(of.get('book/nav.xhtml') ?? '').matchAll(/>(Long|Short|Other)</g)].map(([, name]) => name)).toEqual([
      'Short',
      'Long',
    ])
  })

  it('holds two thousand stories, a few of them in memory at a time', async () => {
    let ahead = 0
    let most = 0
    async function* many() {
      for (let index = 0; index < 2_000; index += 1) {
        ahead += 1
        most = Math.max(most, ahead)
        yield textOf(`Story ${index}`)
        ahead -= 1
      }
    }
    const { of } = await opened(bookOf(many()))
    expect(of.get('book/text-2000.xhtml')).toContain('Story 1999')
    expect(of.get('book/cover.xhtml')).toContain('2,000 stories')
    expect(most).toBe(1)
  })

  it('ends where it would be too large for any reader, and says so', async () => {
    const html = `<p>${'long '.repeat(MOST_BYTES / 25)}</p>`
    async function* large() {
      for (let index = 0; index < 8; index += 1)
        yield { ...textOf(`Story ${index}`), body: [{ kind: 'html' as const, html }] }
    }
    const { of } = await opened(bookOf(large()))
    expect(of.has('book/text-5.xhtml')).toBe(false)
    expect(of.get('book/nav.xhtml')).toContain('This book holds the first 4 stories')
  })

  it('sets a story that is written from right to left so, and what the paper says around it as the paper is', async () => {
    async function* one() {
      yield { ...textOf('قصة'), language: 'ar' }
    }
    const { of } = await opened(bookOf(one()))
    expect(of.get('book/text-1.xhtml')).toMatch(/<html [^>]*lang="ar" xml:lang="ar" dir="rtl">/)
    expect(of.get('book/text-1.xhtml')).toContain('<p class="origin" lang="en" xml:lang="en" dir="ltr">')
    expect(of.get('book/content.opf')).not.toContain('page-progression')
    const arabic = await opened({ ...bookOf(one()), language: 'ar' })
    expect(arabic.of.get('book/content.opf')).toContain('<spine page-progression-direction="rtl">')
  })

  it('asks for nothing from outside, and leads to no address that is none', () => {
    const out = xhtmlOf(
      '<p>A<br />b <a href="/article/x-1">here</a> <a href="https://[bad">bad</a><img src="https://x.example/a.png" alt=""></p><figure><video src="https://x.example/v"></video></figure>',
      'https://paper.example',
    )
    expect(out).toBe('<p>A<br/>b <a href="https://paper.example/article/x-1">here</a> bad</p>')
  })
})
