import { post } from '#lib/comments/actions.ts'
import { COMMENT_SORTS } from '#lib/comments/model.ts'
import { readThread } from '#lib/comments/read-thread.ts'
import { readConfig } from '#lib/config.ts'
import type { Db } from '#lib/db/model.ts'
import { openStore } from '#lib/db/open-store.ts'
import { perform } from '#lib/forms/perform.ts'
import { commentSettings, keepCommentSettings } from '#lib/moderation/settings.ts'
import { acting } from '#lib/testing/acting.ts'
import { givenArticle, givenSource, givenStory } from '#lib/testing/given.ts'
import { givenPerson, givenReader, TEST_NOW } from '#lib/testing/given-people.ts'
import { givenThread } from '#lib/testing/given-thread.ts'
import { fetchRaw } from './fetch-raw.ts'
import type { Figure } from './figures.ts'
import { textOf } from './page-weight.ts'
import { startPaper } from './running-paper.ts'

const IN_THREAD = 10_000
const ELSEWHERE = 190_000
const TELLINGS = 3
const PEOPLE = 2_000
const WRITERS = 40
const POSTS_EACH = 5
/** Pages of fifty roots before the far one. */
const FAR = 60
const TIMES = 15
const SCREEN_AIM = 300

type Thread = { address: string; far: string }

/** A thread of 10,000 in a story of three tellings, among 200,000 comments in all: in the store, and as a page of the paper. */
export async function commentFigures(dataDir: string): Promise<Figure[]> {
  // The first start makes the database.
  await startPaper(dataDir).then((paper) => paper.stop())
  const store = await openStore(readConfig({ DATA_DIR: dataDir }))
  const { thread, figures } = await inStore(store.db).finally(() => store.close())
  return [...figures, ...(await onPages(dataDir, thread))]
}

async function inStore(db: Db): Promise<{ thread: Thread; figures: Figure[] }> {
  await keepCommentSettings(db, { ...(await commentSettings(db)), newcomers: 0, closeAfterDays: 0 })
  const { id: storyId } = await givenStory(db)
  const tellings = []
  for (let telling = 0; telling < TELLINGS; telling += 1) {
    tellings.push(await givenArticle(db, { sourceId: (await givenSource(db)).id, storyId }))
  }
  const others: number[] = []
  const { id: sourceId } = await givenSource(db)
  for (let other = 0; other < 200; other += 1) others.push((await givenArticle(db, { sourceId })).id)
  const writers = []
  for (let writer = 0; writer < WRITERS; writer += 1) writers.push(await givenReader(db, { name: `Writer ${writer}` }))
  const people = writers.map(({ id }) => id)
  while (people.length < PEOPLE) people.push((await givenPerson(db)).id)
  const ids = tellings.map(({ id }) => id)
  await givenThread(db, IN_THREAD, ids, people)
  await givenThread(db, ELSEWHERE, others, people)

  const [article] = tellings
  if (!article) throw new Error('no article')
  const page = (after: string | null, sort: (typeof COMMENT_SORTS)[number] = 'oldest') =>
    readThread(db, { articleId: article.id, reader: null, sort, after, now: TEST_NOW })
  let far = ''
  for (let turn = 0, after: string | null = null; turn < FAR; turn += 1) {
    after = (await page(after))?.next ?? null
    far = after ?? far
  }
  const reading: Figure[] = []
  for (const sort of COMMENT_SORTS) {
    reading.push({
      what: `first page, ${sort}, from the store`,
      value: await median(() => page(null, sort)),
      unit: 'ms',
    })
  }
  reading.push({ what: `page ${FAR + 1}, from the store`, value: await median(() => page(far)), unit: 'ms' })
  const posted = await postsPerSecond(db, article.id, writers)
  return {
    thread: { address: `/article/${article.slug}-${article.id}`, far },
    figures: [
      {
        what: 'comments posted a second',
        value: posted,
        unit: '',
        note: `all checks, each on the disk, ${WRITERS} of ${PEOPLE} people`,
      },
      ...reading,
    ],
  }
}

/** Through the same action as a form, eight at a time. */
async function postsPerSecond(db: Db, articleId: number, writers: Awaited<ReturnType<typeof givenReader>>[]) {
  const waiting = writers.flatMap((reader) =>
    Array.from({ length: POSTS_EACH }, (_, number) => ({
      reader,
      body: `A word of ${reader.handle}, the ${number}th.`,
    })),
  )
  const number = waiting.length
  const started = performance.now()
  const write = async () => {
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const { reader, body } = next
      const asking = acting(db, { reader, addressKey: `address of ${reader.id}`, now: TEST_NOW })
      const done = await perform(post, asking, { article: String(articleId), body }, {})
      if (done.is !== 'done') throw new Error(`not posted: ${JSON.stringify(done)}`)
    }
  }
  await Promise.all(Array.from({ length: 8 }, write))
  return number / ((performance.now() - started) / 1_000)
}

async function onPages(dataDir: string, { address, far }: Thread): Promise<Figure[]> {
  const paper = await startPaper(dataDir)
  try {
    const url = `${paper.url}${address}`
    // The renderer's own first page costs what no later one does.
    await fetchRaw(paper.url)
    await fetchRaw(`${url}?sort=newest`)
    const first = await timed(url)
    const held = await timed(url)
    const next = await timed(`${url}?comments=${far}`)
    return [
      { what: 'first screen, HTML uncompressed', value: first.kB, unit: 'kB', aim: SCREEN_AIM },
      { what: 'first screen, printed', value: first.ms, unit: 'ms' },
      { what: 'first screen, held', value: held.ms, unit: 'ms' },
      { what: `page ${FAR + 1}, HTML uncompressed`, value: next.kB, unit: 'kB', aim: SCREEN_AIM },
      { what: `page ${FAR + 1}, printed`, value: next.ms, unit: 'ms' },
    ]
  } finally {
    await paper.stop()
  }
}

async function timed(url: string): Promise<{ ms: number; kB: number }> {
  const started = performance.now()
  const answer = await fetchRaw(url)
  const ms = performance.now() - started
  return { ms, kB: Buffer.byteLength(textOf(answer)) / 1_000 }
}

async function median(read: () => Promise<unknown>): Promise<number> {
  const times: number[] = []
  for (let time = 0; time < TIMES; time += 1) {
    const started = performance.now()
    await read()
    times.push(performance.now() - started)
  }
  return times.toSorted((a, b) => a - b)[Math.floor(TIMES / 2)] ?? 0
}
