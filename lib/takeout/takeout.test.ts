import { getTableColumns, getTableName, is } from 'drizzle-orm'
import { PgTable } from 'drizzle-orm/pg-core'
import { beforeEach, describe, expect, it } from 'vitest'
import * as schema from '#drizzle/schema/index.ts'
import {
  comments,
  follows,
  highlights,
  importLines,
  imports,
  listItems,
  listMembers,
  mutes,
  saves,
  sources,
} from '#drizzle/schema/index.ts'
import type { Reader } from '#lib/accounts/model.ts'
import type { BodyBlock } from '#lib/articles/model.ts'
import type { Db } from '#lib/db/model.ts'
import { messagesFor } from '#lib/messages/model.ts'
import { storeCopy } from '#lib/saved/copies.ts'
import type { CopyText } from '#lib/saved/copy-text.ts'
import { readOpml } from '#lib/sources/opml.ts'
import { testDb } from '#lib/testing/db.ts'
import { givenArticle, givenSection, givenSource } from '#lib/testing/given.ts'
import { givenReader, TEST_NOW } from '#lib/testing/given-people.ts'
import { givenList, givenSave } from '#lib/testing/given-saves.ts'
import { strictUnzip } from '#lib/testing/strict-zip.ts'
import { takenFiles, takenZip, takeoutContext } from '#lib/testing/taken.ts'
import { collect, IN_PARTS } from './collect.ts'
import { takeout } from './takeout.ts'

/** Tables with somebody in them that are not part of the file, each with its reason. */
const LEFT_OUT: Record<string, string> = {
  recovery_codes: 'would let anybody in',
  one_time_tokens: 'would let anybody in',
  mails: 'on their way, and gone then',
  saved_search: 'made of what is told already',
  bulk_changes: 'the way back from what is told already, for an hour',
  switches: 'a moderator’s act for the paper, in the log',
}

const HOSTILE = '</title><script>alert(1)</script>'

describe('what somebody takes with them', () => {
  let db: Db
  let ines: Reader
  beforeEach(async () => {
    db = await testDb()
    ines = await givenReader(db, { handle: 'ines', name: 'Ines <b>', passwordHash: 'the hash of a password' })
  })
  const files = (fields: Parameters<typeof takeoutContext>[1] = {}) => takenFiles(takeoutContext(db, fields), ines.id)
  const dataOf = (all: Map<string, string>) => JSON.parse(all.get('data.json') ?? '')

  async function given(reader: Reader, mark: string) {
    const source = await givenSource(db, {
      title: `Source & ${mark}`,
      feedUrl: `https://feeds.example/${mark}?a=1&b=2`,
    })
    const article = await givenArticle(db, { sourceId: source.id, headline: `Headline ${mark}` })
    await db.insert(comments).values({
      ...{ articleId: article.id, personId: reader.id, depth: 0, body: `Words of ${mark} <script>alert(1)</script>` },
      ...{ bodyHash: mark, state: 'shown' as const, createdAt: TEST_NOW, shownAt: TEST_NOW, addressHash: 'an address' },
    })
    return givenSave(db, {
      personId: reader.id,
      articleId: article.id,
      headline: `Saved ${mark}`,
      sourceTitle: source.title,
    })
  }

  async function givenText(fields: Partial<CopyText> & { body: BodyBlock[] }) {
    const text = { link: 'https://there.example/story', headline: 'A kept story', sourceTitle: 'There', cleaner: 1 }
    return storeCopy(db, { ...text, words: 100, cut: false, ...fields }, TEST_NOW)
  }

  it('is all of theirs, nothing of anybody else, and nothing that opens a door', async () => {
    await given(ines, 'mine')
    const other = await givenReader(db, { handle: 'somebody-else' })
    const theirs = await given(other, 'theirs')
    await givenList(db, { personId: other.id, name: 'List of theirs' }, [theirs])
    await db.insert(highlights).values({
      ...{ personId: other.id, saveId: theirs.id, exact: 'marked by theirs', createdAt: TEST_NOW, changedAt: TEST_NOW },
    })
    const [one] = await db.insert(imports).values({ personId: other.id, name: 'theirs.csv', at: TEST_NOW }).returning()
    await db
      .insert(importLines)
      .values({ importId: one?.id ?? 0, number: 1, place: '1', state: 'failed', said: 'theirs' })
    const all = await files()
    expect([...all.keys()].toSorted()).toEqual([
      'comments.html',
      'data.json',
      'highlights.html',
      'imports.html',
      'index.html',
      'lists.html',
      'saved.html',
      'sources.opml',
      'style.css',
    ])
    const whole = [...all.values()].join('\n')
    for (const own of ['Words of mine', 'Saved mine', 'ines']) expect(whole).toContain(own)
    expect(whole).not.toMatch(/theirs|somebody-else|hash of a password|an address/)
  })

  it('keeps the texts as they were saved, each as a page with its state, tags, note and marks', async () => {
    const copyId = await givenText({
      body: [{ kind: 'html', html: '<p>The weir was <em>opened</em> on Monday.</p>' }],
      byline: 'Ida Berg',
    })
    const save = await givenSave(db, {
      ...{ personId: ines.id, headline: 'A kept story', link: 'https://there.example/story', linkKey: 'there', copyId },
      ...{ state: 'in-progress', progress: 0.4, place: 2, note: 'For Tarek\n& me', tags: ['rivers', 'a <b>'] },
    })
    await db.insert(highlights).values({
      ...{
        personId: ines.id,
        saveId: save.id,
        exact: 'opened on Monday',
        prefix: 'The weir was ',
        suffix: '.',
        startsAt: 10,
      },
      ...{ note: 'Really?', createdAt: TEST_NOW, changedAt: TEST_NOW },
    })
    const all = await files()
    const [name] = [...all.keys()].filter((one) => one.startsWith('articles/'))
    expect(name).toMatch(/^articles\/\d{6}-a-kept-story\.html$/)
    const page = all.get(name ?? '') ?? ''
    expect(page).toMatch(/<mark [^>]*>opened<\/mark><\/em><mark [^>]*> on Monday<\/mark>/)
    for (const words of [
      'Ida Berg',
      'in progress',
      '40 % read',
      'rivers, a &#60;b&#62;',
      'For Tarek\n&#38; me',
      'Really?',
    ]) {
      expect(page).toContain(words)
    }
    expect(all.get('saved.html')).toContain(`<a href="${name}">A kept story</a>`)
    expect(all.get('highlights.html')).toContain('opened on Monday')
    expect(dataOf(all).saved).toMatchObject([
      {
        ...{ address: 'https://there.example/story', state: 'in-progress', place: 2, tags: ['rivers', 'a <b>'] },
        highlights: [
          { exact: 'opened on Monday', prefix: 'The weir was ', suffix: '.', startsAt: 10, note: 'Really?' },
        ],
        text: { file: name, byline: 'Ida Berg' },
      },
    ])
  })

  it('has the pictures that are kept, each once, and says of the others where they were, asking the net for none', async () => {
    const picture = (src: string) => ({ src, width: 800, height: 600, alt: 'A "heron"' })
    const body: BodyBlock[] = [
      {
        kind: 'picture',
        pictures: [picture('https://there.example/kept.jpg'), picture('https://there.example/lost.jpg')],
        caption: 'By <em>Ida</em>',
      },
      {
        kind: 'html',
        html: '<video controls src="https://there.example/film.mp4" poster="https://there.example/p.jpg"></video>',
      },
    ]
    const lead = { ...picture('https://there.example/kept.jpg'), caption: null, credit: null }
    for (const headline of ['One', 'Another']) {
      const copyId = await givenText({ headline, body, picture: lead })
      await givenSave(db, {
        personId: ines.id,
        headline,
        copyId,
        link: `https://there.example/${headline}`,
        linkKey: headline,
      })
    }
    const bytes = Buffer.from('RIFF1234WEBP')
    const pictureOf = async (address: string) =>
      address.endsWith('kept.jpg') ? { bytes, ending: 'webp' as const } : null
    const zip = strictUnzip(await takenZip(takeoutContext(db, { pictureOf }), ines.id))
    expect([...zip.keys()].filter((name) => name.startsWith('pictures/'))).toEqual(['pictures/1.webp'])
    expect(zip.get('pictures/1.webp')).toEqual(bytes)
    const pages = [...zip].filter(([name]) => name.startsWith('articles/')).map(([, page]) => page.toString())
    expect(pages).toHaveLength(2)
    for (const page of pages) {
      expect(page.match(/ src="[^"]*"/g)).toEqual([
        ' src="../pictures/1.webp"',
        ' src="../pictures/1.webp"',
        ' src="https://there.example/film.mp4"',
      ])
      expect(page).toContain('preload="none"')
      expect(page).not.toMatch(/poster|srcset/)
      expect(page).toContain('A picture that is not kept: <a href="https://there.example/lost.jpg"')
    }
  })

  it('runs nothing and leads nowhere else than to the web, whatever titles, names and notes say', async () => {
    const copyId = await givenText({
      headline: HOSTILE,
      standfirst: HOSTILE,
      byline: HOSTILE,
      sourceTitle: HOSTILE,
      body: [{ kind: 'read', title: HOSTILE, href: 'javascript:alert(1)' }],
    })
    const save = await givenSave(db, {
      ...{ personId: ines.id, headline: HOSTILE, sourceTitle: HOSTILE, copyId, note: HOSTILE, tags: [HOSTILE] },
      ...{ link: 'javascript:alert(1)', linkKey: '../../etc/passwd' },
    })
    await givenSave(db, { personId: ines.id, headline: `../../${HOSTILE}` })
    await db.insert(highlights).values({
      ...{
        personId: ines.id,
        saveId: save.id,
        exact: HOSTILE,
        note: HOSTILE,
        createdAt: TEST_NOW,
        changedAt: TEST_NOW,
      },
    })
    const list = await givenList(db, { personId: ines.id, name: HOSTILE, note: HOSTILE }, [{ ...save, note: HOSTILE }])
    const editor = await givenReader(db, { handle: 'tarek' })
    await db.insert(listMembers).values({ listId: list.id, personId: editor.id, role: 'editor', invitedAt: TEST_NOW })
    const [one] = await db.insert(imports).values({ personId: ines.id, name: HOSTILE, at: TEST_NOW }).returning()
    await db.insert(importLines).values({
      importId: one?.id ?? 0,
      number: 1,
      place: HOSTILE,
      state: 'failed',
      problem: 'unreadable',
      said: HOSTILE,
    })
    const section = await givenSection(db, { name: HOSTILE })
    await db.insert(follows).values({ personId: ines.id, sectionId: section.id, at: TEST_NOW })
    await db.insert(mutes).values({ personId: ines.id, word: HOSTILE, wordKey: 'hostile', at: TEST_NOW })
    for (const [name, text] of await files()) {
      if (!name.endsWith('.html')) continue
      expect(text, name).not.toMatch(/<script|<\/title>[\s\S]*<\/title>|href="javascript| on\w+="/i)
    }
  })

  it('has lists in their order with names, notes and who shares them, and what could not be brought', async () => {
    const [first, second] = [await given(ines, 'one'), await given(ines, 'two')]
    const tarek = await givenReader(db, { handle: 'tarek' })
    const list = await givenList(db, { personId: ines.id, name: 'For the train', note: 'Not before Monday' }, [
      second,
      { ...first, note: 'Last' },
    ])
    await db
      .insert(listMembers)
      .values({ listId: list.id, personId: tarek.id, role: 'editor', invitedAt: TEST_NOW, acceptedAt: TEST_NOW })
    await db.insert(listItems).values({
      ...{
        listId: list.id,
        link: 'https://there.example/x',
        headline: 'Put there by Tarek',
        sourceTitle: 'There',
        minutes: 3,
      },
      ...{ position: 9, addedBy: tarek.id, addedAt: TEST_NOW },
    })
    const [brought] = await db
      .insert(imports)
      .values({ personId: ines.id, name: 'pocket.csv', at: TEST_NOW })
      .returning()
    await db.insert(importLines).values({
      importId: brought?.id ?? 0,
      number: 7,
      place: '8',
      state: 'failed',
      problem: 'no-address',
      said: 'not a link',
    })
    const all = await files()
    const data = dataOf(all)
    expect(data.lists).toMatchObject([
      {
        ...{
          name: 'For the train',
          note: 'Not before Monday',
          members: [{ handle: 'tarek', role: 'editor', accepted: true }],
        },
        items: [
          { headline: 'Saved two', addedBy: null },
          { headline: 'Saved one', note: 'Last' },
          { headline: 'Put there by Tarek', addedBy: 'tarek' },
        ],
      },
    ])
    expect(all.get('lists.html')).toMatch(/Not before Monday[\s\S]*Saved two[\s\S]*Saved one[\s\S]*Put there by Tarek/)
    expect(data.importLines).toMatchObject([
      { import: brought?.id, line: '8', state: 'failed', problem: 'no-address', said: 'not a link' },
    ])
    expect(all.get('imports.html')).toContain('it holds no address of the web')
  })

  it('keeps what was marked in something that was taken off since, and nothing else of that', async () => {
    const marked = await givenSave(db, { personId: ines.id, headline: 'Marked, then removed', removedAt: TEST_NOW })
    await givenSave(db, { personId: ines.id, headline: 'Removed', removedAt: TEST_NOW })
    const mark = { personId: ines.id, saveId: marked.id, createdAt: TEST_NOW, changedAt: TEST_NOW }
    await db.insert(highlights).values([
      { ...mark, exact: 'kept words' },
      { ...mark, exact: 'gone words', removedAt: TEST_NOW },
    ])
    const all = await files()
    expect(dataOf(all).saved).toHaveLength(1)
    expect(all.get('highlights.html')).toContain('kept words')
    expect([...all.values()].join()).not.toMatch(/gone words|>Removed</)
  })

  it('names for other readers the feeds that are followed and those that something was saved from, where all may know them', async () => {
    const followed = await givenSource(db, { title: 'Followed & more', feedUrl: 'https://followed.example/feed' })
    const secret = await givenSource(db, { title: 'In the house', feedUrl: 'http://192.168.1.7/feed' })
    const keyed = await givenSource(db, { title: 'With a key', feedUrl: 'https://user:pass@keyed.example/feed' })
    await db
      .insert(follows)
      .values([followed, secret, keyed].map(({ id }) => ({ personId: ines.id, sourceId: id, at: TEST_NOW })))
    await given(ines, 'mine')
    const { feeds } = readOpml((await files()).get('sources.opml') ?? '')
    expect(feeds.map(({ address, title, section }) => [section, address, title])).toEqual([
      ['What you follow', 'https://followed.example/feed', 'Followed & more'],
      ['Saved from', 'https://feeds.example/mine?a=1&b=2', 'Source & mine'],
    ])
    expect(await db.$count(sources)).toBe(4)
  })

  it('speaks its reader’s language', async () => {
    const all = await files({ language: 'de', words: messagesFor('de') })
    expect(all.get('index.html')).toContain('<html lang="de">')
    expect(all.get('saved.html')).toContain('<h1>Gemerkt</h1>')
  })

  it('of somebody who has nothing is a file, too', async () => {
    const all = await files()
    expect(dataOf(all)).toMatchObject({ broadsheet: 1, saved: [], lists: [], importLines: [] })
  })

  it('of thousands of saves with their texts is made part by part, none of them large, and lets others have their turn', async () => {
    const filler = 'All the words of a story of the usual length. '.repeat(120)
    const copyIds: number[] = []
    for (let n = 0; n < 20; n += 1) {
      copyIds.push(await givenText({ headline: `Text ${n}`, body: [{ kind: 'html', html: `<p>${n} ${filler}</p>` }] }))
    }
    const row = { personId: ines.id, sourceTitle: 'A source', minutes: 1, savedAt: TEST_NOW, stateAt: TEST_NOW }
    const many = Array.from({ length: 2_000 }, (_, index) => ({
      ...row,
      ...{ headline: `Saved ${index}`, link: `https://x.example/${index}`, copyId: copyIds[index % 20] },
    }))
    for (let start = 0; start < many.length; start += 1_000)
      await db.insert(saves).values(many.slice(start, start + 1_000))
    let turns = 0
    const timer = setInterval(() => {
      turns += 1
    }, 0)
    const parts: Buffer[] = []
    let largest = 0
    for await (const part of takeout(takeoutContext(db), ines.id)) {
      largest = Math.max(largest, part.byteLength)
      parts.push(Buffer.from(part))
    }
    clearInterval(timer)
    const all = strictUnzip(Buffer.concat(parts))
    expect(all.size).toBe(2_009)
    expect(all.get('saved.html')?.toString().match(/<li>/g)).toHaveLength(2_000)
    expect(JSON.parse(all.get('data.json')?.toString() ?? '').saved).toHaveLength(2_000)
    expect(largest).toBeLessThan(1_000_000)
    expect(turns).toBeGreaterThan(40)
  })

  it('knows of every table that has somebody in it', async () => {
    const named = new Set<string>([...Object.keys(await collect(db, ines.id)), ...IN_PARTS])
    const held: Record<string, string> = {
      ...{
        people: 'account',
        sessions: 'sessions',
        identities: 'identities',
        passkeys: 'passkeys',
        comments: 'comments',
      },
      ...{ agrees: 'agreesWith', mutes: 'mutes', moderation_events: 'decisions', reports: 'reports' },
      ...{ sanctions: 'sanctions', notices: 'notices', saves: 'saved', lists: 'lists' },
      ...{ list_members: 'sharedLists', highlights: 'saved', follows: 'follows', imports: 'imports' },
      ...{ week_letters: 'weekLetter', own_feeds: 'ownFeed' },
    }
    for (const table of Object.values(schema)) {
      if (!is(table, PgTable)) continue
      const name = getTableName(table)
      const hasPerson =
        name === 'people' ||
        Object.keys(getTableColumns(table)).some((column) => /person|moderator|muted/i.test(column))
      if (!hasPerson || LEFT_OUT[name]) continue
      expect(named.has(held[name] ?? ''), `${name} is in no file: collect it, or say why not`).toBe(true)
    }
  })
})
