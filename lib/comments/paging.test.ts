import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { comments } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import { rows } from '#lib/db/rows.ts'
import { testDb } from '#lib/testing/db.ts'
import { givenArticle, givenSource, givenStory } from '#lib/testing/given.ts'
import { givenComment, givenReply } from '#lib/testing/given-comments.ts'
import { givenPerson, TEST_NOW } from '#lib/testing/given-people.ts'
import { givenThread } from '#lib/testing/given-thread.ts'
import { countComments, mostDiscussed } from './counts.ts'
import { COMMENT_SORTS, type CommentSort } from './model.ts'
import { pickRoots } from './pick-roots.ts'
import { readThread } from './read-thread.ts'
import { moveComment } from './visibility.ts'
import { setAgree } from './vote.ts'

const at = (seconds: number) => new Date(TEST_NOW.getTime() + seconds * 1_000)

describe('a thread in pages', () => {
  let db: Db
  let articles: number[]
  let people: number[]

  beforeEach(async () => {
    db = await testDb()
    const { id: storyId } = await givenStory(db)
    articles = []
    for (let telling = 0; telling < 3; telling += 1) {
      articles.push((await givenArticle(db, { sourceId: (await givenSource(db)).id, storyId })).id)
    }
    people = []
    for (let number = 0; number < 4; number += 1) people.push((await givenPerson(db, { name: `Reader ${number}` })).id)
  })

  const article = () => articles[0] ?? 0
  const page = async (sort: CommentSort, after: string | null, now = TEST_NOW) => {
    const read = await readThread(db, { articleId: article(), reader: null, sort, after, now })
    if (!read) throw new Error('no thread')
    return read
  }
  /** What happens between two pages: a vote cast or taken back, a comment written or deleted; `on` says which one. */
  const happening = fc.record({
    what: fc.constantFrom('vote', 'unvote', 'write', 'delete'),
    on: fc.nat(1_000),
    who: fc.nat(3),
  })

  async function happen({ what, on, who }: { what: string; on: number; who: number }, there: number[], now: Date) {
    const id = there[on % there.length] ?? 0
    const person = people[who] ?? 0
    if (what === 'vote' || what === 'unvote') await setAgree(db, id, person, what === 'vote', now)
    else if (what === 'write') {
      await givenComment(db, { articleId: articles[on % 3] ?? 0, personId: person, createdAt: now })
    } else {
      await db.transaction((tx) => moveComment(tx, id, { state: 'removed', removedBy: 'author' }, now))
      return id
    }
    return null
  }

  it('shows what was there once, whatever is written, deleted and voted between two pages', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...COMMENT_SORTS),
        fc.array(fc.array(happening, { maxLength: 12 }), { minLength: 3, maxLength: 3 }),
        fc.array(fc.nat(3), { maxLength: 40 }),
        async (sort, between, votes) => {
          await db.delete(comments)
          // Many share an instant: only the id tells them apart.
          const given = Array.from({ length: 130 }, (_, number) => ({
            ...{ articleId: articles[number % 3] ?? 0, personId: people[0] ?? 0, depth: 0, body: `Comment ${number}` },
            ...{ bodyHash: `${number}`, state: 'shown' as const, createdAt: at(-1_000 + Math.floor(number / 3)) },
          }))
          const there = (await db.insert(comments).values(given).returning({ id: comments.id })).map(({ id }) => id)
          for (const [place, who] of votes.entries()) {
            await setAgree(db, there[(place * 37) % 130] ?? 0, people[who] ?? 0, true, at(-10))
          }
          const seen: number[] = []
          const gone = new Set<number>()
          let cursor: string | null = null
          for (let turn = 0; turn === 0 || cursor; turn += 1) {
            const read = await page(sort, cursor, at(turn * 100))
            seen.push(...read.branches.map(({ root }) => root.id))
            cursor = read.next
            for (const [step, event] of (between[turn] ?? []).entries()) {
              const left = await happen(event, there, at(turn * 100 + 1 + step))
              if (left !== null) gone.add(left)
            }
          }
          expect(new Set(seen).size).toBe(seen.length)
          expect(there.filter((id) => !gone.has(id) && !seen.includes(id))).toEqual([])
        },
      ),
      { numRuns: 20 },
    )
  }, 60_000)

  it('keeps the order of agreement that it began with, and begins with that of today', async () => {
    const roots: number[] = []
    for (let number = 0; number < 60; number += 1) {
      roots.push((await givenComment(db, { articleId: article(), personId: people[0] ?? 0 })).id)
    }
    const first = await page('most-agreed', null, at(100))
    const last = roots[0] ?? 0
    for (const person of people) await setAgree(db, last, person, true, at(101))
    const second = await page('most-agreed', first.next, at(102))
    expect(second.branches.at(-1)?.root).toMatchObject({ id: last, agrees: people.length })
    expect((await page('most-agreed', null, at(103))).branches[0]?.root.id).toBe(last)
  })

  it('of replies shows each once under what it answers, also where that stood on an earlier page', async () => {
    const personId = people[0] ?? 0
    const root = await givenComment(db, { articleId: article(), personId })
    const first = await givenReply(db, root, { personId, createdAt: at(1) })
    const second = await givenReply(db, root, { personId, createdAt: at(2) })
    const late: number[] = []
    for (let number = 0; number < 150; number += 1) {
      late.push((await givenReply(db, number % 2 ? first : second, { personId, createdAt: at(10 + number) })).id)
    }
    const found: number[] = []
    let more = (await page('oldest', null)).branches[0]?.more ?? null
    expect(more?.count).toBe(149)
    while (more) {
      const [branch] = (await page('oldest', more.after)).branches
      for (const [place, { id, parentId, depth }] of (branch?.replies ?? []).entries()) {
        if (depth === 1) continue
        found.push(id)
        // The nearest one before it that is less deep is what it answers.
        expect(branch?.replies.slice(0, place).findLast((reply) => reply.depth < depth)?.id).toBe(parentId)
      }
      more = branch?.more ?? null
    }
    expect(found.toSorted((a, b) => a - b)).toEqual(late.slice(1))
  })

  it('gives a comment that is asked for with what it answers and what answers it', async () => {
    const personId = people[0] ?? 0
    const root = await givenComment(db, { articleId: article(), personId })
    for (let number = 0; number < 80; number += 1) await givenReply(db, root, { personId, createdAt: at(number) })
    let deep = await givenReply(db, root, { personId, createdAt: at(200) })
    const chain = [deep.id]
    for (let depth = 2; depth < 9; depth += 1) {
      deep = await givenReply(db, deep, { personId, createdAt: at(200 + depth) })
      chain.push(deep.id)
    }
    const focus = chain[5] ?? 0
    const read = await readThread(db, { articleId: article(), reader: null, sort: 'oldest', focus, now: at(300) })
    const given = read?.branches[0]?.replies.map(({ id }) => id) ?? []
    expect(given).toEqual(expect.arrayContaining(chain.slice(0, 7)))
    expect(given).not.toContain(chain[7])
    expect(read?.branches[0]?.more?.count).toBe(80 + chain.length - given.length)
  })

  it('reads roots by index alone at 10,000 comments, in every order and also in a story of three tellings', async () => {
    await givenThread(db, 10_000, articles, people)
    await setAgree(db, articles.length, people[0] ?? 0, true, at(5))
    for (const sort of COMMENT_SORTS) {
      const ask = { articleIds: articles, reader: null, sort, cursor: null }
      const [last] = (await pickRoots(db, ask, 51)).slice(-1)
      const cursor = { root: null, agrees: last?.votes ?? 0, at: TEST_NOW, id: last?.id ?? 0, asOf: TEST_NOW }
      for (const after of [null, cursor]) {
        const { plan, read } = await planOf(db, (listening) => pickRoots(listening, { ...ask, cursor: after }, 51))
        expect(plan).not.toMatch(/Seq Scan on comments/)
        expect(plan).toMatch(/Index (Only )?Scan .*comments_roots/)
        // As many as three articles give for a page, not the 4,000 roots of the thread.
        expect(read).toBeLessThan(400)
      }
    }
  })

  it('is counted by the story on every card, and the most talked about are told each once', async () => {
    const other = (await givenArticle(db, { sourceId: (await givenSource(db)).id })).id
    const personId = people[0] ?? 0
    for (const articleId of [...articles, articles[1] ?? 0, other]) await givenComment(db, { articleId, personId })
    await givenComment(db, { articleId: other, personId, state: 'held' })
    const counts = await countComments(db, [...articles, other])
    expect(counts).toEqual(new Map([...articles.map((id): [number, number] => [id, 4]), [other, 1]]))
    const talked = await mostDiscussed(db, { sample: false, at: at(100), without: null }, 5)
    expect(talked.map(({ trail, comments: said }) => [trail.id, said])).toEqual([
      [articles[1], 4],
      [other, 1],
    ])
  })
})

/** How PostgreSQL ran what a query of ours asks, and how many rows of comments its scans gave. */
async function planOf(db: Db, run: (db: Db) => Promise<unknown>): Promise<{ plan: string; read: number }> {
  let asked: ReturnType<typeof sql> | null = null
  const listening = new Proxy(db, {
    get: (target, name) =>
      name === 'execute'
        ? (query: ReturnType<typeof sql>) => {
            asked = query
            return target.execute(query)
          }
        : Reflect.get(target, name),
  })
  await run(listening)
  if (!asked) throw new Error('nothing was asked')
  const line = z.object({ 'QUERY PLAN': z.string() })
  const lines = await rows(db, sql`explain (analyze, costs off, timing off) ${asked}`, line)
  const plan = lines.map((row) => row['QUERY PLAN']).join('\n')
  const scans = [...plan.matchAll(/Scan .*?on comments.*?rows=(\d+)(?:\.\d+)? loops=(\d+)/g)]
  return { plan, read: scans.reduce((sum, [, found, loops]) => sum + Number(found) * Number(loops), 0) }
}
