import { beforeEach, describe, expect, it } from 'vitest'
import { articles, saves } from '#drizzle/schema/index.ts'
import type { Trail } from '#lib/articles/model.ts'
import { listTrails } from '#lib/articles/queries.ts'
import { heldBack, listed, type Scope } from '#lib/articles/trails.ts'
import { mostDiscussed } from '#lib/comments/counts.ts'
import { readConfig } from '#lib/config.ts'
import type { Db } from '#lib/db/model.ts'
import { forYou } from '#lib/following/for-you.ts'
import { frontAt } from '#lib/front/front-at.ts'
import type { Front } from '#lib/front/model.ts'
import { findLabel, listLabelled } from '#lib/labels/queries.ts'
import { openPaper } from '#lib/paper/open.ts'
import { mostSaved } from '#lib/saved/most-saved.ts'
import { indexArticles } from '#lib/search/commands.ts'
import { search } from '#lib/search/search.ts'
import { suggest } from '#lib/search/suggest.ts'
import { testDb } from '#lib/testing/db.ts'
import { givenArticle, givenSection, givenSource } from '#lib/testing/given.ts'
import { givenComment } from '#lib/testing/given-comments.ts'
import { givenLabel, givenMute } from '#lib/testing/given-mutes.ts'
import { givenPerson, givenSession, TEST_NOW } from '#lib/testing/given-people.ts'
import { mutedOf } from './queries.ts'

const everybodys = { sample: false, at: TEST_NOW, without: null }
/** In every headline that a mute holds back, and in no other. */
const TRACE = 'zander'

let db: Db
let reader: { id: number }
let mine: Scope
let topic = 0
let newest = 0

/** 40 stories, the newest first; every fourth is held back, by its source, its topic, its author or a word in turn. */
beforeEach(async () => {
  db = await testDb()
  reader = await givenPerson(db)
  const others = [reader, await givenPerson(db), await givenPerson(db)]
  const section = await givenSection(db)
  const sources = [await givenSource(db, { slug: 'plain' }), await givenSource(db), await givenSource(db)]
  const herald = await givenSource(db, { slug: 'herald', title: 'Herald' })
  const ids: number[] = []
  for (let n = 0; n < 40; n += 1) {
    const by = n % 4 === 0 ? (n / 4) % 4 : null
    const article = await givenArticle(db, {
      sourceId: (by === 0 ? herald : (sources[n % 3] ?? herald)).id,
      sectionId: section.id,
      headline: `${by === null ? 'Perch-lake' : by === 3 ? `Pike-${TRACE}, Regen` : `Pike-${TRACE}`} swims ${n}`,
      publishedAt: new Date(TEST_NOW.getTime() - (n + 1) * 1_200_000),
    })
    newest ||= article.id
    ids.push(article.id)
    topic = await givenLabel(db, 'topic', 'fish', article)
    if (by === 1) await givenMute(db, reader.id, { labelId: await givenLabel(db, 'topic', 'pond', article) })
    if (by === 2) await givenMute(db, reader.id, { labelId: await givenLabel(db, 'author', 'mara', article) })
    if (n < 8) {
      for (const { id: personId } of others) {
        const told = {
          headline: article.headline,
          sourceTitle: 'S',
          minutes: 2,
          savedAt: article.publishedAt,
          stateAt: TEST_NOW,
        }
        await db.insert(saves).values({ personId, articleId: article.id, ...told })
        await givenComment(db, { articleId: article.id, personId })
      }
    }
  }
  await givenMute(db, reader.id, { sourceId: herald.id })
  await givenMute(db, reader.id, 'regen')
  await db.transaction((tx) => indexArticles(tx, ids))
  mine = { ...everybodys, without: await mutedOf(db, reader.id, TEST_NOW) }
})

const onFront = ({ lead, column, seconds, mustRead, blocks, latest }: Front): Trail[] => [
  ...[...(lead ? [lead] : []), ...column, ...seconds, ...latest],
  ...[...mustRead.map(({ trail }) => trail), ...blocks.flatMap(({ trails }) => trails)],
]
const asked = { entered: 'swims', order: 'date', after: null, timeZone: 'Europe/Berlin', member: true } as const

/** Every list of stories that the paper makes for one reader. */
const LISTS: Record<string, (scope: Scope) => Promise<Pick<Trail, 'headline'>[]>> = {
  front: async (scope) => onFront(await frontAt(db, scope)),
  latest: async (scope) => (await listTrails(db, scope)).trails,
  section: async (scope) => (await listTrails(db, scope, { section: 'city' })).trails,
  topic: async (scope) => (await listLabelled(db, { id: topic, scope })).trails,
  'for you': async (scope) => (await forYou(db, scope, reader.id)).trails,
  'most discussed': async (scope) => (await mostDiscussed(db, scope, 6)).map(({ trail }) => trail),
  'most saved': async (scope) => (await mostSaved(db, scope, 6)).map(({ trail }) => trail),
  search: async (scope) => {
    const found = await search(db, { ...asked, scope })
    return found.is === 'found' ? found.results : []
  },
  'search by relevance': async (scope) => {
    const found = await search(db, { ...asked, order: 'relevance', scope })
    return found.is === 'found' ? found.results : []
  },
  'search without a word': async (scope) => {
    const found = await search(db, { ...asked, entered: 'section:city', scope })
    return found.is === 'found' ? found.results : []
  },
  suggestions: async (scope) => (await suggest(db, 'swims', scope)).map(({ entered }) => ({ headline: entered })),
}

describe('what somebody mutes', () => {
  it.each(Object.entries(LISTS))(
    'stands in everybody’s %s and not in theirs, which is as long',
    async (_name, list) => {
      const traced = (found: Pick<Trail, 'headline'>[]) =>
        found.filter(({ headline }) => headline.includes(TRACE)).length
      const [all, own] = [await list(everybodys), await list(mine)]
      expect(traced(all)).toBeGreaterThan(0)
      expect(traced(own)).toBe(0)
      expect(own.length).toBeGreaterThanOrEqual(Math.min(all.length, 5))
    },
  )

  it('leaves a whole front: the next story leads, and no part has a hole', async () => {
    const [all, own] = [await frontAt(db, everybodys), await frontAt(db, mine)]
    expect(all.lead?.id).toBe(newest)
    expect(own.lead?.headline).toBe('Perch-lake swims 1')
    expect([own.column.length, own.latest.length]).toEqual([all.column.length, all.latest.length])
    expect(own.blocks.map(({ trails, total }) => [trails.length, total])).toEqual(
      all.blocks.map(({ trails, total }) => [trails.length, total]),
    )
  })

  it('is counted on each page of a list, each story on one of them', async () => {
    const pages = { listed: [] as number[], held: [] as number[] }
    let before: { at: Date; id: number } | null = null
    do {
      const page: Awaited<ReturnType<typeof listTrails>> = await listTrails(db, mine, { before, limit: 7 })
      const last = page.trails.at(-1)
      pages.listed.push(...page.trails.map(({ id }) => id))
      pages.held.push(...page.held)
      before = page.next && last ? { at: new Date(last.publishedAt), id: last.id } : null
    } while (before)
    expect([pages.listed.length, pages.held.length]).toEqual([30, 10])
    expect(new Set([...pages.listed, ...pages.held]).size).toBe(40)
    expect((await listLabelled(db, { id: topic, scope: mine }, { limit: 100 })).held).toHaveLength(10)
    expect((await listTrails(db, everybodys)).held).toEqual([])
  })

  it('has a page all the same: of a topic with nothing else in it', async () => {
    const found = await findLabel(db, 'topic', 'pond', mine)
    expect(found).toMatchObject({ stories: 3, scope: mine })
    expect(found && (await listLabelled(db, found))).toMatchObject({ trails: [], held: { length: 3 } })
  })

  it('comes back by itself when it ends', async () => {
    const ends = new Date(TEST_NOW.getTime() + 1_000)
    await givenMute(db, reader.id, 'perch', ends)
    const without = async (now: Date) => ({ ...everybodys, without: await mutedOf(db, reader.id, now) })
    expect((await listTrails(db, await without(TEST_NOW))).trails).toEqual([])
    expect((await listTrails(db, await without(ends))).trails).toHaveLength(30)
  })

  it('is nothing to a paper that is opened for nobody, or for another', async () => {
    const here = { config: readConfig({}), db, now: () => TEST_NOW }
    const token = await givenSession(db, reader.id)
    const other = await givenSession(db, (await givenPerson(db)).id)
    expect((await openPaper(here, { session: token, form: null })).scope.without?.mutes).toHaveLength(4)
    expect((await openPaper(here)).scope.without).toBeNull()
    expect((await openPaper(here, { session: other, form: null })).scope.without).toBeNull()
  })

  it('is not even asked after where a list is everybody’s', () => {
    const asks = (scope: Scope) => db.select({ id: articles.id }).from(articles).where(listed(scope)).toSQL().sql
    expect(asks(everybodys)).not.toMatch(/article_words|article_labels|any\(/)
    expect(asks(mine)).toMatch(/article_words/)
    expect(heldBack(everybodys)).toBeUndefined()
  })
})
