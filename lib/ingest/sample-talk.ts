import { eq, sql } from 'drizzle-orm'
import {
  articles,
  comments,
  listItems,
  lists,
  moderationEvents,
  people,
  saves,
  sources,
} from '#drizzle/schema/index.ts'
import { handleKey } from '#lib/accounts/handles.ts'
import { newToken } from '#lib/accounts/tokens.ts'
import { normalizeLink } from '#lib/articles/normalize-link.ts'
import { readingMinutes } from '#lib/articles/reading-time.ts'
import { bodyHash } from '#lib/comments/text.ts'
import type { Db } from '#lib/db/model.ts'
import { SAMPLE_AT } from '#lib/sample/edition.ts'
import { sampleList } from '#lib/sample/list.ts'
import { SAMPLE_ORIGIN } from '#lib/sample/model.ts'
import { type SampleComment, sampleAsides, sampleTalk, TALKED_ABOUT } from '#lib/sample/talk.ts'

/** What invented people say under the sample's stories, stored once. None of them can ever sign in. */
export async function putUpTalk(db: Db): Promise<void> {
  if ((await db.$count(comments, eq(comments.sample, true))) > 0) return
  const rows = await db.select({ id: articles.id, link: articles.link }).from(articles).where(eq(articles.sample, true))
  const byLink = new Map(rows.map(({ id, link }) => [link && normalizeLink(link), id]))
  await db.transaction(async (tx) => {
    for (const { story, comments: said } of [{ story: TALKED_ABOUT, comments: sampleTalk }, ...sampleAsides]) {
      const articleId = byLink.get(normalizeLink(`${SAMPLE_ORIGIN}/sample/${story}`))
      if (articleId !== undefined) await tell(tx, articleId, said)
    }
  })
}

/** The reading list that one of the invented people keeps for all to read, stored once. */
export async function putUpList(db: Db): Promise<void> {
  if ((await db.$count(lists, eq(lists.sample, true))) > 0) return
  const { headline, words, language, link, id } = articles
  const rows = await db
    .select({ id, headline, words, language, link, source: sources.title })
    .from(articles)
    .innerJoin(sources, eq(sources.id, articles.sourceId))
    .where(eq(articles.sample, true))
  const byLink = new Map(rows.map((row) => [row.link && normalizeLink(row.link), row]))
  const at = new Date(SAMPLE_AT.getTime() - 24 * 60 * 60_000)
  await db.transaction(async (tx) => {
    const personId = await personOf(tx, sampleList.by)
    const listId = newToken()
    const { name, note } = sampleList
    await tx
      .insert(lists)
      .values({ id: listId, personId, name, note, visibility: 'public', sample: true, createdAt: at, changedAt: at })
    for (const [position, { story: name, note: word }] of sampleList.stories.entries()) {
      const article = byLink.get(normalizeLink(`${SAMPLE_ORIGIN}/sample/${name}`))
      if (!article) continue
      const minutes = readingMinutes(article.words, article.language)
      const story = { articleId: article.id, headline: article.headline, sourceTitle: article.source, minutes }
      await tx
        .insert(saves)
        .values({ personId, ...story, savedAt: at, stateAt: at })
        // It may be among what the invented people keep already.
        .onConflictDoNothing()
      await tx.insert(listItems).values({ listId, ...story, position, note: word, addedBy: personId, addedAt: at })
    }
  })
}

/** The people go with the edition, and their list with them; what they said goes with its stories. */
export async function takeDownTalk(tx: Db): Promise<void> {
  await tx.delete(people).where(eq(people.sample, true))
}

async function tell(tx: Db, articleId: number, said: readonly SampleComment[]): Promise<void> {
  const made: { id: number; rootId: number; depth: number }[] = []
  // Whoever is answered spoke before: the list is told in the order of time, the places in it stay.
  for (const comment of said) {
    const parent = comment.answers === undefined ? null : made[comment.answers]
    const createdAt = new Date(SAMPLE_AT.getTime() - comment.ago * 60_000)
    const state = comment.deleted ? ('removed' as const) : comment.held ? ('held' as const) : ('shown' as const)
    const [row] = await tx
      .insert(comments)
      .values({
        articleId,
        personId: await personOf(tx, comment.by),
        parentId: parent?.id ?? null,
        rootId: parent?.rootId ?? null,
        depth: parent ? parent.depth + 1 : 0,
        body: comment.text,
        bodyHash: bodyHash(comment.text),
        state,
        removedBy: comment.deleted ? 'author' : null,
        sample: true,
        createdAt,
        shownAt: comment.held ? null : createdAt,
        editedAt: comment.edited ? new Date(createdAt.getTime() + 240_000) : null,
        agrees: comment.agrees ?? 0,
        replies: said.filter(({ answers, held }) => answers === made.length && !held).length,
      })
      .returning({ id: comments.id, personId: comments.personId })
    if (!row) throw new Error('a comment of the sample could not be stored')
    made.push({ id: row.id, rootId: parent?.rootId ?? row.id, depth: parent ? parent.depth + 1 : 0 })
    if (comment.held) {
      const { id: commentId, personId } = row
      await tx.insert(moderationEvents).values({ at: createdAt, act: 'held', commentId, personId, rule: 'newcomer' })
    }
  }
}

async function personOf(tx: Db, name: string): Promise<number> {
  const handle = `sample-${name
    .toLowerCase()
    .replace(/[^a-z]+/g, '-')
    .replace(/-$/, '')}`
  const [known] = await tx
    .insert(people)
    .values({
      handle,
      handleKey: handleKey(handle),
      name,
      sample: true,
      createdAt: new Date(SAMPLE_AT.getTime() - 90 * 86_400_000),
    })
    .onConflictDoUpdate({ target: people.handleKey, set: { name: sql`excluded.name` } })
    .returning({ id: people.id })
  if (!known) throw new Error('a person of the sample could not be stored')
  return known.id
}
