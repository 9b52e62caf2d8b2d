import { beforeEach, describe, expect, it } from 'vitest'
import { articleVersions } from '#drizzle/schema/index.ts'
import { removeArticle, storeArticles } from '#lib/articles/commands.ts'
import { readCursor } from '#lib/articles/cursor.ts'
import type { BodyBlock } from '#lib/articles/model.ts'
import { listTrails } from '#lib/articles/queries.ts'
import type { Db } from '#lib/db/model.ts'
import type { ReuseRight } from '#lib/sources/model.ts'
import { testDb } from '#lib/testing/db.ts'
import { givenArticle, givenSource } from '#lib/testing/given.ts'
import { listCorrections, readChanges, readVersion } from './queries.ts'

const at = (time: string) => new Date(`2025-08-10T${time}:00Z`)
const body = (...lines: string[]): BodyBlock[] => [
  { kind: 'html', html: lines.map((line) => `<p>${line}</p>`).join('') },
]
const scope = { sample: false, at: at('20:00'), without: null }

describe('an article that its source changes', () => {
  let db: Db
  beforeEach(async () => {
    db = await testDb()
  })

  async function given(reuse: ReuseRight = 'full', headline = 'Bridge opens in May') {
    const { id: sourceId } = await givenSource(db, { reuse })
    const text = { headline, body: body('The bridge opens in May.', 'It cost nine million.') }
    return givenArticle(db, { sourceId, ...text, publishedAt: at('08:00') })
  }

  async function change(
    article: Awaited<ReturnType<typeof given>>,
    text: { headline: string; body: BodyBlock[] },
    now: Date,
  ) {
    const { id, sourceId, slug: _, ...row } = article
    const changed = [
      { id, versioned: true, wantsPage: false, row: { ...row, ...text, contentHash: `${now.getTime()}` } },
    ]
    await storeArticles(db, { sourceId, added: [], changed, aliases: [] }, now)
  }

  it('keeps every text at its number, from when to when', async () => {
    const article = await given()
    await change(article, { headline: 'Bridge opens in June', body: body('The bridge opens in June.') }, at('12:10'))
    await change(
      article,
      { headline: 'Bridge opens in June', body: body('The bridge opens late in June.') },
      at('14:10'),
    )
    const log = await readChanges(db, article.id, false)
    expect(log?.versions.map(({ number, from, until }) => [number, from.slice(11, 16), until?.slice(11, 16)])).toEqual([
      [1, '08:00', '12:10'],
      [2, '12:10', '14:10'],
      [3, '14:10', undefined],
    ])
    expect(log?.steps.map(({ number, changes }) => [number, changes.added, changes.removed])).toEqual([
      [2, 1, 0],
      [1, 2, 6],
    ])
    expect((await readVersion(db, article.id, 1, false))?.body).toEqual(
      body('The bridge opens in May.', 'It cost nine million.'),
    )
    expect(await readVersion(db, article.id, 3, false)).toMatchObject({
      version: { until: null, headline: 'Bridge opens in June' },
      of: 3,
      body: body('The bridge opens late in June.'),
    })
    expect(await readVersion(db, article.id, 4, false)).toBeNull()
  })

  it.each(['members', 'excerpt'] as const)(
    'shows nobody of a text under the right "%s" more than its article does',
    async (reuse) => {
      const article = await given(reuse)
      await change(
        article,
        { headline: 'Bridge opens in June', body: body('The bridge opens in June: secret.') },
        at('12:10'),
      )
      const log = await readChanges(db, article.id, false)
      expect(log?.whole).toBe(false)
      expect(log?.steps[0]?.changes.headline).not.toBeNull()
      expect(log?.steps[0]?.changes.lines).toEqual([])
      expect((await readVersion(db, article.id, 1, false))?.body).toEqual([])
      expect(JSON.stringify([log, await listCorrections(db, scope)])).not.toMatch(/secret|nine million/)
      expect((await readChanges(db, article.id, true))?.whole).toBe(reuse === 'members')
    },
  )

  it('does not come back to the top', async () => {
    const old = await given()
    await givenArticle(db, { sourceId: old.sourceId, headline: 'Newer', publishedAt: at('09:00') })
    await change(old, { headline: 'Bridge opens in June', body: body('June.') }, at('14:10'))
    const { trails } = await listTrails(db, scope)
    expect(trails.map(({ headline }) => headline)).toEqual(['Newer', 'Bridge opens in June'])
  })

  it('stands in the corrections with each change, newest first, in pages without a gap or a repetition', async () => {
    const articles = []
    for (let number = 0; number < 3; number += 1) articles.push(await given('full', `Story ${number}`))
    for (const [index, article] of articles.entries()) {
      await change(article, { headline: article.headline, body: body(`First ${index}.`) }, at(`1${index}:00`))
      await change(
        article,
        { headline: `${article.headline} again`, body: body(`First ${index}.`) },
        at(`1${index}:30`),
      )
    }
    const seen: string[] = []
    let before = null
    do {
      const page = await listCorrections(db, scope, { before, limit: 2 })
      seen.push(...page.corrections.map(({ article, number }) => `${article.id}-${number}`))
      before = page.next === null ? null : readCursor(page.next)
    } while (before)
    expect(seen).toEqual(articles.toReversed().flatMap(({ id }) => [`${id}-2`, `${id}-1`]))
    const [first, second] = (await listCorrections(db, scope)).corrections
    expect([first?.headline?.at(-1), first?.added, first?.removed]).toEqual([{ is: 'added', text: ' again' }, 1, 0])
    expect([second?.headline, second?.added, second?.removed]).toEqual([null, 2, 9])
  })

  it('is in none of them once it was deleted', async () => {
    const article = await given()
    await change(article, { headline: 'June', body: body('June.') }, at('12:10'))
    await removeArticle(db, article.id, at('13:00'))
    expect(await readChanges(db, article.id, true)).toBeNull()
    expect(await readVersion(db, article.id, 1, true)).toBeNull()
    expect((await listCorrections(db, scope)).corrections).toEqual([])
    expect(await db.$count(articleVersions)).toBe(1)
  })
})
