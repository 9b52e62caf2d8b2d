import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { articles, articleVersions, copies, copyPictures, pictures, saves, sources } from '#drizzle/schema/index.ts'
import type { Reader } from '#lib/accounts/model.ts'
import { removeArticle } from '#lib/articles/commands.ts'
import type { Db } from '#lib/db/model.ts'
import { keyOf } from '#lib/pictures/model.ts'
import { findPicture, tidyPictures } from '#lib/pictures/rows.ts'
import { testDb } from '#lib/testing/db.ts'
import { givenArticle, givenSource } from '#lib/testing/given.ts'
import { givenReader, TEST_NOW } from '#lib/testing/given-people.ts'
import { givenSave } from '#lib/testing/given-saves.ts'
import { saveArticle, tidySaves, unsaveArticle } from './commands.ts'
import { earlierText, fillCopies, recleanCopies, tidyCopies, widenCopies } from './copies.ts'
import { keptInstead } from './kept-instead.ts'
import { listSaved } from './queries.ts'
import { readCopy } from './read-copy.ts'

const later = (minutes: number) => new Date(TEST_NOW.getTime() + minutes * 60_000)
const html = (text: string) => [{ kind: 'html' as const, html: `<p>${text}</p>` }]

describe('what is saved stays as it was saved', () => {
  let db: Db
  let mira: Reader
  let tarek: Reader
  let article: typeof articles.$inferSelect

  beforeEach(async () => {
    db = await testDb()
    mira = await givenReader(db)
    tarek = await givenReader(db)
    const source = await givenSource(db, { title: 'City Desk', reuse: 'members' })
    article = await givenArticle(db, { sourceId: source.id, headline: 'The night bus', body: html('As it was.') })
  })

  const save = (reader: Reader, now = TEST_NOW) => saveArticle(db, { personId: reader.id, articleId: article.id }, now)
  const saveOf = async (reader: Reader) => {
    const [row] = await db.select().from(saves).where(eq(saves.personId, reader.id))
    if (!row) throw new Error('nothing saved')
    return row
  }
  const textFor = async (reader: Reader, id?: number) => {
    const page = await readCopy(db, reader.id, id ?? (await saveOf(reader)).id)
    return page && { is: page.is, headline: page.article.headline, body: JSON.stringify(page.article.body) }
  }
  /** The source gives another text, as the pipeline stores it. */
  async function change(text: string, at: Date) {
    const number = 1 + (await db.$count(articleVersions, eq(articleVersions.articleId, article.id)))
    const [now] = await db.select().from(articles).where(eq(articles.id, article.id))
    if (!now) throw new Error('no article')
    const { headline, standfirst, body, contentHash } = now
    await db.insert(articleVersions).values({
      ...{ articleId: article.id, number, headline, standfirst, body, contentHash, replacedAt: at },
    })
    await db
      .update(articles)
      .set({ headline: `The night bus, ${text}`, body: html(text), changedAt: at })
      .where(eq(articles.id, article.id))
  }

  it('its address leads whoever saved it to their own copy, when it is gone, and nobody else', async () => {
    await save(mira)
    const path = `/article/the-night-bus-${article.id}`
    const { id } = await saveOf(mira)
    const kept = { href: `/saved/${id}`, headline: 'The night bus' }
    expect(await keptInstead(db, mira.id, path)).toEqual(kept)
    expect(await keptInstead(db, mira.id, `${path}/changes`)).toEqual(kept)
    expect(await keptInstead(db, tarek.id, path)).toBeNull()
    for (const other of [
      '/article/nothing',
      '/topic/the-night-bus-1',
      `/article/x-${article.id + 1}`,
      '/article/%E0%A4%A',
    ])
      expect(await keptInstead(db, mira.id, other)).toBeNull()
    await unsaveArticle(db, { personId: mira.id, articleId: article.id }, TEST_NOW)
    expect(await keptInstead(db, mira.id, path)).toBeNull()
  })

  it('for its saver, after the source has changed it and after it is gone; all who saved the very same share one row', async () => {
    await save(mira)
    await save(tarek, later(1))
    expect(await db.$count(copies)).toBe(1)
    expect(await textFor(mira)).toMatchObject({ is: 'same' })
    expect(await earlierText(db, mira.id, article.id)).toBeNull()

    await change('changed', later(5))
    expect(await textFor(mira)).toMatchObject({ is: 'changed', headline: 'The night bus' })
    expect((await textFor(mira))?.body).toContain('As it was.')
    expect(await earlierText(db, mira.id, article.id)).toBe((await saveOf(mira)).id)

    await removeArticle(db, article.id, later(6))
    expect((await textFor(mira))?.is).toBe('gone')
    const wish = { shelf: 'unread', order: 'newest', after: null, just: null } as const
    const { items } = await listSaved(db, mira.id, wish, later(7))
    expect(items[0]).toMatchObject({ href: null, copy: { href: `/saved/${(await saveOf(mira)).id}`, is: 'gone' } })
  })

  it('and for nobody else', async () => {
    await save(mira)
    expect(await textFor(tarek, (await saveOf(mira)).id)).toBeNull()
    await unsaveArticle(db, { personId: mira.id, articleId: article.id }, later(1))
    expect(await textFor(mira)).toBeNull()
  })

  it('begins anew with the text of then where it was taken off in between', async () => {
    await save(mira)
    await change('changed', later(5))
    await save(mira, later(6))
    expect((await textFor(mira))?.body).toContain('As it was.')
    await unsaveArticle(db, { personId: mira.id, articleId: article.id }, later(7))
    await save(mira, later(8))
    expect(await textFor(mira)).toMatchObject({ is: 'same', headline: 'The night bus, changed' })
  })

  it('holds no more than its saver was allowed to read', async () => {
    await db.update(sources).set({ reuse: 'excerpt' }).where(eq(sources.id, article.sourceId))
    await db.update(articles).set({ excerpt: 'Only <this>.' }).where(eq(articles.id, article.id))
    await save(mira)
    await db.update(sources).set({ reuse: 'full' }).where(eq(sources.id, article.sourceId))
    const kept = await textFor(mira)
    expect(kept?.body).toContain('Only &lt;this&gt;.')
    expect(kept?.body).not.toContain('As it was.')
  })

  it('saves of before get the text that the article had when it was saved', async () => {
    await givenSave(db, { personId: mira.id, articleId: article.id, savedAt: later(1) })
    await givenSave(db, { personId: tarek.id, articleId: article.id, savedAt: later(9) })
    await change('changed', later(5))
    expect(await fillCopies(db, later(10))).toBe(2)
    expect((await textFor(mira))?.body).toContain('As it was.')
    expect((await textFor(tarek))?.body).toContain('changed')
    expect(await fillCopies(db, later(11))).toBe(0)
  })

  it('a whole text that comes in late is what was saved; a text that is another is not', async () => {
    await save(mira)
    const [before] = await db.select().from(articles).where(eq(articles.id, article.id))
    await db
      .update(articles)
      .set({ body: html('All of it.') })
      .where(eq(articles.id, article.id))
    if (before) await widenCopies(db, before, later(5))
    expect((await textFor(mira))?.body).toContain('All of it.')
  })

  it('goes with the last who keeps it, its pictures too', async () => {
    const src = 'https://pictures.example/a.jpg'
    await db
      .update(articles)
      .set({ body: [{ kind: 'picture', pictures: [{ src, width: 900, height: 600, alt: '' }], caption: null }] })
      .where(eq(articles.id, article.id))
    await save(mira)
    await save(tarek)
    await removeArticle(db, article.id, later(1))
    expect(await findPicture(db, keyOf(src))).toMatchObject({ address: src })
    await unsaveArticle(db, { personId: mira.id, articleId: article.id }, later(2))
    await tidySaves(db, later(120))
    expect(await db.$count(copies)).toBe(1)
    await unsaveArticle(db, { personId: tarek.id, articleId: article.id }, later(121))
    await tidySaves(db, later(240))
    expect(await db.$count(copies)).toBe(0)
    expect(await db.$count(copyPictures)).toBe(0)
    await tidyPictures(db)
    expect(await db.$count(pictures)).toBe(0)
  })

  it('is tidied beside saving without a loss', async () => {
    await save(mira)
    await unsaveArticle(db, { personId: mira.id, articleId: article.id }, TEST_NOW)
    await db.delete(saves)
    await Promise.all([tidyCopies(db), save(tarek), tidyCopies(db)])
    expect((await textFor(tarek))?.body).toContain('As it was.')
  })

  it('passes a newer sanitizer, and stays the same for whoever saves it next', async () => {
    await save(mira)
    await db.update(copies).set({ body: html('Words <script>alert(1)</script>'), cleaner: 1 })
    expect(await recleanCopies(db)).toBe(1)
    expect((await textFor(mira))?.body).not.toContain('script')
    await save(tarek)
    expect(await db.$count(copies)).toBe(1)
  })
})
