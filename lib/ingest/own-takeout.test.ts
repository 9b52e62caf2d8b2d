import { eq } from 'drizzle-orm'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import {
  articleAliases,
  articles,
  copies,
  highlights,
  listItems,
  lists,
  savedPages,
  saves,
} from '#drizzle/schema/index.ts'
import type { Reader } from '#lib/accounts/model.ts'
import type { BodyBlock } from '#lib/articles/model.ts'
import { normalizeLink } from '#lib/articles/normalize-link.ts'
import type { Db } from '#lib/db/model.ts'
import { keepFile } from '#lib/imports/commands.ts'
import { listImports, listTold } from '#lib/imports/queries.ts'
import { saveArticle } from '#lib/saved/commands.ts'
import { storeCopy } from '#lib/saved/copies.ts'
import { testDb } from '#lib/testing/db.ts'
import { givenArticle, givenSource } from '#lib/testing/given.ts'
import { givenReader, TEST_NOW } from '#lib/testing/given-people.ts'
import { givenList, givenSave } from '#lib/testing/given-saves.ts'
import { takenFiles, takenZip, takeoutContext } from '#lib/testing/taken.ts'
import { runImports } from './imports.ts'
import { openParser } from './parser.ts'

const parser = openParser()
afterAll(() => parser.close())
const at = (day: number) => new Date(`2025-07-${String(day).padStart(2, '0')}T10:00:00.000Z`)
const html = (text: string): BodyBlock => ({ kind: 'html', html: `<p>${text}</p>` })

describe('what was taken from one Broadsheet', () => {
  let db: Db
  let ines: Reader
  let tarek: Reader
  beforeEach(async () => {
    db = await testDb()
    ines = await givenReader(db, { handle: 'ines' })
    tarek = await givenReader(db, { handle: 'tarek' })
  })
  const zip = (reader: Reader) => takenZip(takeoutContext(db), reader.id)
  const data = async (reader: Reader) =>
    JSON.parse((await takenFiles(takeoutContext(db), reader.id)).get('data.json') ?? '')
  async function bring(reader: Reader, bytes: Uint8Array, name = 'broadsheet-ines.zip') {
    const id = await keepFile(db, { personId: reader.id, name, bytes }, TEST_NOW)
    await runImports({ db, parser, now: () => TEST_NOW, allow: [], publicUrl: 'https://paper.example' })
    const [told] = await listImports(db, reader.id)
    return { told, lines: (await listTold(db, reader.id, id, { after: 0, most: 100 })).lines }
  }

  async function givenKept(headline: string, body: BodyBlock[]) {
    const link = `https://there.example/${headline.toLowerCase()}`
    const said = { link, headline, sourceTitle: 'There', language: 'en', byline: 'Ida Berg', cleaner: 1, cut: false }
    const words = body.length * 60
    const copyId = await storeCopy(db, { ...said, body, words, publishedAt: at(1) }, TEST_NOW)
    return { link, linkKey: normalizeLink(link), copyId, headline, sourceTitle: 'There' }
  }

  /** A story of the paper, two of elsewhere, one whose text could not be had; marks, and two lists. */
  async function givenShelf() {
    const filler = 'and the words go on as long as a story does. '.repeat(8)
    const source = await givenSource(db, { title: 'City Desk' })
    const article = await givenArticle(db, { sourceId: source.id, headline: 'Of the paper' })
    const alias = { articleId: article.id, sourceId: source.id, kind: 'link' as const }
    await db.insert(articleAliases).values({ ...alias, value: normalizeLink(article.link ?? '') ?? '' })
    await saveArticle(db, { personId: ines.id, articleId: article.id }, at(2))
    const read = { state: 'done' as const, progress: 1, note: 'Ours', tags: ['city', 'köln'] }
    await db.update(saves).set(read).where(eq(saves.personId, ines.id))
    const river = await givenKept('River', [
      html(`The weir was opened twice. ${filler}`),
      {
        kind: 'picture',
        pictures: [{ src: 'https://there.example/p.jpg', width: 800, height: 600, alt: 'A heron' }],
        caption: null,
      },
      html(`The weir was closed again. ${filler}`),
    ])
    const begun = { state: 'in-progress' as const, progress: 0.5, place: 1, savedAt: at(3), note: 'To\n\nTarek' }
    const one = await givenSave(db, { personId: ines.id, ...river, ...begun, minutes: 1 })
    const two = await givenSave(db, {
      ...{ personId: ines.id, headline: 'No text', sourceTitle: 'Paywall Times', minutes: 7, state: 'archived' },
      ...{ link: 'https://wall.example/x', linkKey: normalizeLink('https://wall.example/x'), savedAt: at(4) },
    })
    const mark = { personId: ines.id, saveId: one.id, changedAt: at(6) }
    await db.insert(highlights).values([
      { ...mark, exact: 'The weir was', suffix: ' opened', startsAt: 0, createdAt: at(5), note: 'Which?' },
      { ...mark, exact: 'The weir was', prefix: 'does. ', suffix: ' closed', startsAt: 300, createdAt: at(6) },
    ])
    const train = await givenList(
      db,
      { personId: ines.id, name: 'For the train', note: 'Long ones', visibility: 'public' },
      [
        { ...two, note: 'First' },
        one,
        {
          headline: 'Never saved',
          sourceTitle: 'Elsewhere',
          minutes: 9,
          link: 'https://else.example/never',
          note: 'By hand',
        },
      ],
    )
    await givenList(db, { personId: ines.id, name: 'For the train', createdAt: at(7) }, [one])
    return { article, train }
  }

  /** What must be the same with whoever brings it: no numbers of rows, nobody else's names. */
  const kept = ({ saved, lists: all }: Awaited<ReturnType<typeof data>>) => ({
    saved: saved.map(
      ({
        id: _,
        stateAt: __,
        progressAt: ___,
        text,
        highlights: marks,
        ...save
      }: Record<string, unknown> & {
        text: Record<string, unknown> | null
        highlights: Record<string, unknown>[]
      }) => ({
        ...save,
        text: text && {
          headline: text.headline,
          byline: text.byline,
          language: text.language,
          publishedAt: text.publishedAt,
        },
        highlights: marks.map(({ changedAt: _changed, ...rest }) => rest),
      }),
    ),
    lists: all.map(
      ({ name, note, items }: { name: string; note: string | null; items: Record<string, unknown>[] }) => ({
        name,
        note,
        items: items.map(({ addedAt: _at, addedBy: _by, ...item }) => item),
      }),
    ),
  })

  it('comes to another account as it was: texts, states, notes, tags, marks with their places, and lists in their order', async () => {
    await givenShelf()
    const { told, lines } = await bring(tarek, await zip(ines))
    expect(told).toMatchObject({
      format: 'broadsheet',
      state: 'done',
      broken: false,
      lines: { saved: 7, known: 0, failed: 0 },
    })
    expect(lines).toEqual([])
    const [mine, theirs] = [kept(await data(ines)), kept(await data(tarek))]
    // Two lists of one name are two, told apart; made in one moment, they stand in no order.
    theirs.lists.sort((a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1))
    expect(theirs.lists[1]?.name).toBe('For the train (2)')
    theirs.lists[1].name = 'For the train'
    const byAddress = <T extends { address: string }>(all: T[]) =>
      all.toSorted((a, b) => (a.address < b.address ? -1 : 1))
    expect(byAddress(theirs.saved)).toEqual(byAddress(mine.saved))
    expect(theirs.lists).toEqual(mine.lists)
    expect(theirs.saved).toHaveLength(3)
  })

  it('brings its texts along, whose pages need not be asked, with their pictures where they were and no marks in them', async () => {
    await givenShelf()
    await bring(tarek, await zip(ines))
    const [river] = await db
      .select({ body: copies.body, picture: copies.picture, source: copies.sourceTitle })
      .from(saves)
      .innerJoin(copies, eq(copies.id, saves.copyId))
      .where(eq(saves.headline, 'River'))
      .orderBy(saves.id)
      .offset(1)
    const whole = JSON.stringify(river)
    expect(whole).toContain('The weir was opened twice.')
    expect(whole).toContain('The weir was closed again.')
    expect(whole).toContain('https://there.example/p.jpg')
    expect(whole).not.toMatch(/<mark|not kept|pictures\//)
    expect(river?.source).toBe('There')
    const waiting = await db
      .select({ headline: saves.headline })
      .from(savedPages)
      .innerJoin(saves, eq(saves.id, savedPages.saveId))
    expect(waiting).toEqual([{ headline: 'No text' }])
  })

  it('is private there, whatever it was, and brought twice it is there once', async () => {
    await givenShelf()
    const file = await zip(ines)
    await bring(tarek, file)
    const before = kept(await data(tarek))
    await bring(tarek, file)
    expect(kept(await data(tarek))).toEqual(before)
    const theirs = await db.select().from(lists).where(eq(lists.personId, tarek.id))
    expect(theirs.map(({ visibility }) => visibility)).toEqual(['private', 'private'])
    expect(await db.$count(highlights, eq(highlights.personId, tarek.id))).toBe(2)
  })

  it('comes by data.json alone, too: then the texts are asked for', async () => {
    await givenShelf()
    const json = (await takenFiles(takeoutContext(db), ines.id)).get('data.json') ?? ''
    const { told } = await bring(tarek, Buffer.from(json), 'data.json')
    expect(told).toMatchObject({ format: 'broadsheet', lines: { saved: 7, failed: 0 } })
    expect(await db.$count(savedPages)).toBe(2)
  })

  it('of a file that breaks off gives what is whole', async () => {
    await givenShelf()
    const json = (await takenFiles(takeoutContext(db), ines.id)).get('data.json') ?? ''
    const { told } = await bring(tarek, Buffer.from(json.slice(0, json.indexOf('"lists"') + 200)), 'data.json')
    expect(told).toMatchObject({ format: 'broadsheet', broken: true, lines: { saved: 3 } })
  })

  it('is saved where the paper has a story no more, by its address', async () => {
    const { article } = await givenShelf()
    const file = await zip(ines)
    await db.delete(articleAliases)
    await db.update(articles).set({ removedAt: TEST_NOW }).where(eq(articles.id, article.id))
    await bring(tarek, file)
    const [row] = await db
      .select()
      .from(saves)
      .where(eq(saves.link, article.link ?? ''))
    expect(row).toMatchObject({ personId: tarek.id, note: 'Ours', articleId: null, headline: 'Of the paper' })
    expect(row?.copyId).not.toBeNull()
  })

  it('tells line by line what is none: other shapes, addresses that are none, and numbers that cannot be', async () => {
    const saved = [
      {
        address: 'https://ok.example/',
        headline: 'Good',
        savedAt: '2025-07-01T10:00:00Z',
        state: 'elsewhere',
        progress: 7,
        place: -4,
        tags: 'no',
        highlights: [{ exact: 5 }, { exact: 'words', startsAt: 1e30, prefix: 'x'.repeat(500) }],
      },
      { address: 'javascript:alert(1)', headline: 'Bad', savedAt: null, highlights: [] },
      { address: null, headline: 'Only a name', savedAt: null, highlights: [] },
      7,
      null,
    ]
    const file = {
      broadsheet: 1,
      saved,
      lists: [{ name: 'x\u0000y', note: 5, items: [9, { address: 'https://l.example/' }] }, 'no list'],
    }
    const { told, lines } = await bring(tarek, Buffer.from(JSON.stringify(file)), 'data.json')
    expect(told?.lines).toMatchObject({ saved: 2, failed: 5 })
    expect(lines.map(({ place, problem }) => [place, problem])).toEqual([
      ['2', 'no-address'],
      ['3', 'no-address'],
      ['4', 'unreadable'],
      ['5', 'unreadable'],
      ['xy:1', 'unreadable'],
    ])
    expect(await db.select().from(saves)).toMatchObject([{ state: 'unread', progress: 1, place: null, tags: [] }])
    expect(await db.select().from(highlights)).toMatchObject([{ exact: 'words', startsAt: 0, prefix: 'x'.repeat(32) }])
    expect(await db.select().from(listItems)).toMatchObject([{ link: 'https://l.example/', headline: 'l.example' }])
  })
})
