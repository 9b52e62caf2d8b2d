import { randomUUID } from 'node:crypto'
import { desc, eq } from 'drizzle-orm'
import {
  articles,
  highlights,
  listItems,
  listMembers,
  lists,
  mutes,
  people,
  sanctions,
  saves,
  sessions,
  sources,
  switches,
} from '#drizzle/schema/index.ts'
import { hashOf } from '#lib/accounts/tokens.ts'
import { readConfig } from '#lib/config.ts'
import type { Db } from '#lib/db/model.ts'
import { openStore } from '#lib/db/open-store.ts'
import { noticeInvitation } from '#lib/notices/record.ts'
import { saveArticle } from '#lib/saved/commands.ts'
import type { SaveState } from '#lib/saved/model.ts'
import { fillImports } from './talk-imports.ts'
import { everyState, LONG, manyComments, TEXTS, waiting } from './talk-threads.ts'

/** Whoever a look is taken as, each with a session whose cookie is `sessionOf(handle)`. */
export const TALKERS = ['ines-w', 'tarek', 'longname', 'judith', 'olaf', 'barred', 'banned'] as const
export type Talker = (typeof TALKERS)[number]

/** The token of a talker's session: 43 characters, as ours are. */
export const sessionOf = (talker: Talker): string => talker.padEnd(43, '0')

/**
 * Lets people talk in a paper that `fillPaper` has filled: under its newest story a thread in every state, under the
 * second nothing, under the third five hundred comments, under the fourth a closed thread; two hundred wait at the desk. One
 * more, which barred has saved, is taken out of the paper.
 *
 * @returns the addresses of those stories, newest first, and of the one that is gone
 */
export async function fillTalk(dataDir: string, now: Date): Promise<string[]> {
  const store = await openStore(readConfig({ DATA_DIR: dataDir }))
  try {
    return await talk(store.db, now)
  } finally {
    await store.close()
  }
}

async function talk(db: Db, now: Date): Promise<string[]> {
  const ids = await makePeople(db, now)
  const newest = await db
    .select({ id: articles.id, slug: articles.slug, headline: articles.headline })
    .from(articles)
    .orderBy(desc(articles.publishedAt))
    .limit(220)
  const [first, , third, fourth] = newest
  if (!first || !third || !fourth) throw new Error('the paper is too thin to be talked about')
  await everyState(db, first.id, ids, now)
  await manyComments(db, third.id, ids, now, 500)
  await manyComments(db, fourth.id, ids, now, 6)
  await db.insert(switches).values({ kind: 'closed', articleId: fourth.id, from: now, moderatorId: ids.judith })
  await waiting(
    db,
    newest.slice(10, 30).map(({ id }) => id),
    ids,
    now,
  )
  const kept = await db
    .insert(saves)
    .values(
      newest.slice(0, 203).map(({ id, headline }, index) => ({
        personId: index < 200 ? ids['ines-w'] : ids.tarek,
        articleId: id,
        headline,
        sourceTitle: 'The Harbour Gazette 1',
        minutes: 1 + (index % 9),
        state: stateOf(index),
        progress: stateOf(index) === 'in-progress' ? 0.4 : 0,
        note: index === 1 ? 'For the trip on Friday.\nAsk Tarek whether the ferry still runs.' : null,
        tags: index % 5 === 1 ? ['harbour', 'to cite'] : [],
        savedAt: new Date(now.getTime() - index * 3_600_000),
        stateAt: now,
      })),
    )
    .returning({ id: saves.id, personId: saves.personId })
  await markPassages(db, kept, ids, now)
  await shareLists(db, newest.slice(0, 8), ids, now)
  await muteThings(db, ids, now)
  await fillImports(db, ids.longname, now)
  const gone = newest[210]
  if (!gone) throw new Error('the paper is too thin to lose a story')
  await saveArticle(db, { personId: ids.barred, articleId: gone.id }, now)
  await db.update(articles).set({ removedAt: now }).where(eq(articles.id, gone.id))
  return [...newest.slice(0, 4), gone].map(({ id, slug }) => `/article/${slug}-${id}`)
}

/** Of ines-w three passages, one with a note, a long one, and one whose words are nowhere any more; of tarek five hundred. */
async function markPassages(
  db: Db,
  kept: { id: number; personId: number }[],
  ids: Record<Talker, number>,
  now: Date,
): Promise<void> {
  const [first, second, third] = kept.filter(({ personId }) => personId === ids['ines-w']).slice(2)
  if (!first || !second || !third) throw new Error('too little is saved to be marked')
  const made = { personId: ids['ines-w'], createdAt: now, changedAt: now }
  await db.insert(highlights).values([
    { ...made, saveId: first.id, exact: 'noticed was the quiet', note: 'Ask the harbour office.\nAnd the fishermen.' },
    { ...made, saveId: second.id, exact: 'These words were taken out by the source a day later. '.repeat(24).trim() },
    { ...made, saveId: third.id, exact: `${LONG}lay over the yards`, note: LONG.repeat(3) },
  ])
  const others = kept.filter(({ personId }) => personId === ids.tarek)
  await db.insert(highlights).values(
    Array.from({ length: 500 }, (_, index) => ({
      ...{ personId: ids.tarek, saveId: others[index % others.length]?.id ?? first.id, exact: 'noticed was the quiet' },
      ...{ startsAt: index, note: index % 7 ? null : TEXTS[index % 5], createdAt: now, changedAt: now },
    })),
  )
}

/** Of barred one of each kind but an author, of longname two hundred words, some of them as long as may be. */
async function muteThings(db: Db, ids: Record<Talker, number>, now: Date): Promise<void> {
  const [source] = await db.select({ id: sources.id }).from(sources).where(eq(sources.slug, 'paper-1'))
  const inDays = (days: number) => new Date(now.getTime() + days * 86_400_000)
  const barred = { personId: ids.barred, at: now }
  await db.insert(mutes).values([
    { ...barred, sourceId: source?.id ?? 0, until: inDays(5) },
    { ...barred, word: 'ferry', wordKey: 'ferry' },
    { ...barred, word: 'zebra crossing', wordKey: 'zebra crossing', until: inDays(-2) },
    { ...barred, mutedId: ids.longname },
  ])
  const words = Array.from({ length: 200 }, (_, n) => `${n % 20 === 0 ? LONG.slice(0, 50).trim() : 'quokka'}${n}`)
  await db.insert(mutes).values(
    words.map((word, n) => ({
      personId: ids.longname,
      at: now,
      word,
      wordKey: word.toLowerCase(),
      until: n % 3 === 0 ? inDays(n + 1) : null,
    })),
  )
}

const stateOf = (index: number): SaveState =>
  index % 4 === 3 ? 'done' : index % 20 === 6 ? 'in-progress' : index % 20 === 8 ? 'archived' : 'unread'

/** The address of a list that ines-w shares: with tarek as editor, judith as viewer; longname is asked. */
export const SHARED_LIST = 'a-list-of-ines-w-that-is-shared'
/** One with a long name, for all to read; judith is asked to edit it. */
const LONG_LIST = 'a-list-of-ines-w-for-all-to-read'

async function shareLists(
  db: Db,
  stories: { id: number; headline: string }[],
  ids: Record<Talker, number>,
  now: Date,
): Promise<void> {
  const given = { personId: ids['ines-w'], createdAt: now, changedAt: now }
  await db.insert(lists).values([
    {
      ...given,
      id: SHARED_LIST,
      name: 'Before the vote on the harbour',
      note: 'What one has to have read.\nIn this order.',
    },
    {
      ...given,
      id: LONG_LIST,
      name: LONG.slice(0, 100).replaceAll('-', ''),
      visibility: 'public',
    },
  ])
  await db.insert(listItems).values(
    stories.map(({ id, headline }, position) => ({
      listId: SHARED_LIST,
      articleId: id,
      headline,
      sourceTitle: 'The Harbour Gazette 1',
      minutes: 3 + position,
      position,
      note: position === 0 ? 'Begin here: the figures are explained.' : null,
      addedBy: position === 2 ? ids.tarek : ids['ines-w'],
      addedAt: now,
      removedAt: position === 7 ? now : null,
    })),
  )
  const asked = { listId: SHARED_LIST, invitedAt: now }
  await db.insert(listMembers).values([
    { ...asked, personId: ids.tarek, role: 'editor', acceptedAt: now },
    { ...asked, personId: ids.judith, role: 'viewer', acceptedAt: now },
    { ...asked, personId: ids.longname, role: 'viewer' },
    { ...asked, listId: LONG_LIST, personId: ids.judith, role: 'editor' },
  ])
  await noticeInvitation(db, ids.longname, SHARED_LIST, now)
  await noticeInvitation(db, ids.judith, LONG_LIST, now)
}

async function makePeople(db: Db, now: Date): Promise<Record<Talker, number>> {
  const since = new Date(now.getTime() - 90 * 86_400_000)
  const names: Record<Talker, string> = {
    'ines-w': 'Ines W.',
    tarek: 'Tarek',
    longname: 'Wilhelmine-Friederike von und zu Hohenschönhausen-Birkenwerder',
    judith: 'Judith, who moderates',
    olaf: 'Olaf',
    barred: 'Somebody Paused',
    banned: 'Somebody Banned',
  }
  const roles: Partial<Record<Talker, 'moderator' | 'owner'>> = { judith: 'moderator', olaf: 'owner' }
  const made = await db
    .insert(people)
    .values(
      TALKERS.map((handle) => ({
        handle,
        handleKey: handle,
        name: names[handle].slice(0, 60),
        role: roles[handle] ?? ('reader' as const),
        email: handle === 'ines-w' ? 'ines@example.org' : null,
        createdAt: since,
      })),
    )
    .returning({ id: people.id, handle: people.handle })
  const ids = Object.fromEntries(made.map(({ handle, id }) => [handle, id])) as Record<Talker, number>
  await db.insert(sessions).values(
    TALKERS.map((handle) => ({
      id: randomUUID(),
      tokenHash: hashOf(sessionOf(handle)),
      personId: ids[handle],
      way: 'password' as const,
      device: 'Firefox, Linux',
      createdAt: now,
      seenAt: now,
      expiresAt: new Date(now.getTime() + 20 * 86_400_000),
    })),
  )
  const given = { reason: 'Three insults in one evening.', from: now, moderatorId: ids.judith }
  await db.insert(sanctions).values([
    { ...given, personId: ids.barred, kind: 'pause', until: new Date(now.getTime() + 3 * 86_400_000) },
    { ...given, personId: ids.banned, kind: 'ban' },
  ])
  return ids
}
