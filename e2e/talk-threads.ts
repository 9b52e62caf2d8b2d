import { randomUUID } from 'node:crypto'
import { agrees, appeals, comments, moderationEvents, reports } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import type { Talker } from './talk.ts'

export const TEXTS = [
  'I was there this morning, and it looks better than in the picture.',
  'Does anybody know whether the second bridge is still planned? The last paper I read said no.',
  'My grandmother told this story differently, but with the same ending.\n\nShe was usually right about the weather, too.',
  'Thank you for printing the numbers and not only the argument.',
  'They should have asked the people who use it every day.',
]
export const LONG =
  'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft-und-noch-etwas-ohne-Leerzeichen '

type Row = typeof comments.$inferInsert

async function add(db: Db, row: Partial<Row> & Pick<Row, 'articleId' | 'personId' | 'body' | 'createdAt'>) {
  const state = row.state ?? 'shown'
  const [made] = await db
    .insert(comments)
    .values({
      depth: 0,
      bodyHash: randomUUID(),
      shownAt: state === 'shown' || state === 'removed' ? row.createdAt : null,
      ...row,
      state,
    })
    .returning({ id: comments.id })
  if (!made) throw new Error('a comment was not stored')
  return made.id
}

/** Nested, edited, answered stub, long words, right to left, waiting, rejected with an open appeal, by staff. */
export async function everyState(db: Db, articleId: number, ids: Record<Talker, number>, now: Date): Promise<void> {
  const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000)
  const reply = (personId: number, parentId: number, rootId: number, depth: number, minutes: number, text: string) =>
    add(db, { articleId, personId, parentId, rootId, depth, createdAt: ago(minutes), body: text })
  const root = await add(db, {
    articleId,
    personId: ids.tarek,
    createdAt: ago(180),
    body: TEXTS[2] ?? '',
    agrees: 2,
    replies: 2,
    editedAt: ago(175),
  })
  await db.insert(agrees).values([
    { commentId: root, personId: ids['ines-w'], at: now },
    { commentId: root, personId: ids.olaf, at: now },
  ])
  let parent = await reply(ids['ines-w'], root, root, 1, 170, TEXTS[0] ?? '')
  for (let depth = 2; depth <= 5; depth += 1) {
    parent = await reply(
      depth % 2 ? ids['ines-w'] : ids.longname,
      parent,
      root,
      depth,
      170 - depth * 5,
      TEXTS[depth % 5] ?? '',
    )
  }
  await reply(
    ids.judith,
    root,
    root,
    1,
    120,
    'The second bridge is in the plan: https://example.org/plans/bridge?year=2026',
  )
  const stub = await add(db, {
    articleId,
    personId: ids.barred,
    createdAt: ago(110),
    body: 'Taken away.',
    state: 'removed',
    removedBy: 'moderator',
    replies: 1,
  })
  await reply(ids.tarek, stub, stub, 1, 100, 'I do not think that this helps anybody.')
  await add(db, { articleId, personId: ids.longname, createdAt: ago(90), body: LONG.repeat(3) })
  await add(db, {
    articleId,
    personId: ids.tarek,
    createdAt: ago(80),
    body: 'صباح الخير، كيف كان الطقس عند النهر اليوم؟',
  })
  const held = await add(db, {
    articleId,
    personId: ids['ines-w'],
    createdAt: ago(30),
    body: 'See https://example.org/a https://example.org/b https://example.org/c',
    state: 'held',
  })
  const rejected = await add(db, {
    articleId,
    personId: ids['ines-w'],
    createdAt: ago(60),
    body: 'Buy my umbrellas.',
    state: 'rejected',
  })
  const appealed = await add(db, {
    articleId,
    personId: ids.tarek,
    createdAt: ago(55),
    body: 'You are all wrong.',
    state: 'rejected',
  })
  await db.insert(moderationEvents).values([
    { at: ago(30), act: 'held', commentId: held, personId: ids['ines-w'], rule: 'links' },
    {
      at: ago(50),
      act: 'rejected',
      commentId: rejected,
      personId: ids['ines-w'],
      moderatorId: ids.judith,
      reason: 'spam',
      note: 'This is an advertisement. Please write about the story.',
    },
    {
      at: ago(45),
      act: 'rejected',
      commentId: appealed,
      personId: ids.tarek,
      moderatorId: ids.judith,
      reason: 'off-topic',
    },
    { at: ago(40), act: 'appealed', commentId: appealed, personId: ids.tarek },
  ])
  await db.insert(appeals).values({ commentId: appealed, text: 'It was an answer to a question.', at: ago(40) })
  await db.insert(reports).values(
    Array.from({ length: 12 }, (_, index) => ({
      commentId: root,
      addressHash: `address-${index}`,
      reason: index % 3 === 0 ? ('insult' as const) : ('off-topic' as const),
      text: index === 0 ? 'This is about my neighbour.' : null,
      at: ago(20),
    })),
  )
}

export async function manyComments(db: Db, articleId: number, ids: Record<Talker, number>, now: Date, count: number) {
  const persons = [ids['ines-w'], ids.tarek, ids.longname, ids.judith]
  const roots = await db
    .insert(comments)
    .values(
      Array.from({ length: Math.ceil(count / 2) }, (_, index) => {
        const createdAt = new Date(now.getTime() - (count - index) * 60_000)
        return {
          articleId,
          personId: persons[index % 4] ?? null,
          depth: 0,
          body: TEXTS[index % 5] ?? '',
          bodyHash: `root-${articleId}-${index}`,
          state: 'shown' as const,
          createdAt,
          shownAt: createdAt,
          agrees: 0,
          replies: index < Math.floor(count / 2) ? 1 : 0,
        }
      }),
    )
    .returning({ id: comments.id, createdAt: comments.createdAt })
  await db.insert(comments).values(
    roots.slice(0, Math.floor(count / 2)).map(({ id, createdAt }, index) => ({
      articleId,
      personId: persons[(index + 1) % 4] ?? null,
      parentId: id,
      rootId: id,
      depth: 1,
      body: TEXTS[(index + 2) % 5] ?? '',
      bodyHash: `reply-${articleId}-${index}`,
      state: 'shown' as const,
      createdAt: new Date(createdAt.getTime() + 30_000),
      shownAt: new Date(createdAt.getTime() + 30_000),
    })),
  )
}

export async function waiting(db: Db, articleIds: number[], ids: Record<Talker, number>, now: Date): Promise<void> {
  const made = await db
    .insert(comments)
    .values(
      Array.from({ length: 200 }, (_, index) => ({
        articleId: articleIds[index % articleIds.length] ?? 0,
        personId: index % 2 ? ids.longname : ids.tarek,
        depth: 0,
        body: index % 7 === 0 ? (TEXTS[2] ?? '').repeat(12) : (TEXTS[index % 5] ?? ''),
        bodyHash: `waiting-${index}`,
        state: 'held' as const,
        createdAt: new Date(now.getTime() - (200 - index) * 11 * 60_000),
      })),
    )
    .returning({ id: comments.id, createdAt: comments.createdAt, personId: comments.personId })
  await db.insert(moderationEvents).values(
    made.map(({ id, createdAt, personId }, index) => ({
      at: createdAt,
      act: 'held' as const,
      commentId: id,
      personId,
      rule: index % 3 === 0 ? ('looks-like-rejected' as const) : ('newcomer' as const),
      score: index % 3 === 0 ? 0.93 : null,
    })),
  )
}
