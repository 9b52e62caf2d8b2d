import { and, asc, eq, inArray, isNull, or } from 'drizzle-orm'
import {
  agrees,
  appeals,
  articles,
  comments,
  commentVersions,
  follows,
  identities,
  imports,
  labels,
  listMembers,
  lists,
  moderationEvents,
  mutes,
  notices,
  ownFeeds,
  passkeys,
  people,
  reports,
  sanctions,
  saves,
  sections,
  sessions,
  sources,
  weekLetters,
} from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'

/** What of somebody's comes at once, without what would let anybody in: no password, token or key. */
export type Collected = Awaited<ReturnType<typeof collect>>

/** The rest, which may be very much, is read in parts: by `takenSaves`, `takenLists` and `takenLines`. */
export const IN_PARTS = ['saved', 'lists', 'importLines'] as const

/**
 * Reads what is somebody's (GDPR Art. 15 and 20) and can be held at once. Who decided about them, and who reported them, is
 * not theirs.
 */
export async function collect(db: Db, personId: number) {
  const {
    passwordHash: _,
    handleKey: __,
    ...account
  } = await only(db.select().from(people).where(eq(people.id, personId)))
  const own = eq(comments.personId, personId)
  const theirs = db.select({ id: comments.id }).from(comments).where(own)
  const { id: passkeyId, name: passkeyName, createdAt, usedAt } = passkeys
  const { device, way, createdAt: begun, seenAt } = sessions
  const { issuer, label, linkedAt } = identities
  return {
    account,
    sessions: await db.select({ device, way, begun, seenAt }).from(sessions).where(eq(sessions.personId, personId)),
    passkeys: await db
      .select({ id: passkeyId, name: passkeyName, createdAt, usedAt })
      .from(passkeys)
      .where(eq(passkeys.personId, personId)),
    identities: await db.select({ issuer, label, linkedAt }).from(identities).where(eq(identities.personId, personId)),
    comments: await db
      .select({
        id: comments.id,
        headline: articles.headline,
        body: comments.body,
        state: comments.state,
        createdAt: comments.createdAt,
        editedAt: comments.editedAt,
        agrees: comments.agrees,
        answers: comments.parentId,
      })
      .from(comments)
      .innerJoin(articles, eq(articles.id, comments.articleId))
      .where(own)
      .orderBy(asc(comments.id)),
    earlierTexts: await db.select().from(commentVersions).where(inArray(commentVersions.commentId, theirs)),
    agreesWith: await db
      .select({ comment: agrees.commentId, at: agrees.at })
      .from(agrees)
      .where(eq(agrees.personId, personId)),
    appeals: await db
      .select({ comment: appeals.commentId, text: appeals.text, at: appeals.at })
      .from(appeals)
      .where(inArray(appeals.commentId, theirs)),
    reports: await db
      .select({ comment: reports.commentId, reason: reports.reason, text: reports.text, at: reports.at })
      .from(reports)
      .where(eq(reports.personId, personId)),
    decisions: await db
      .select({
        at: moderationEvents.at,
        act: moderationEvents.act,
        comment: moderationEvents.commentId,
        rule: moderationEvents.rule,
        reason: moderationEvents.reason,
        note: moderationEvents.note,
      })
      .from(moderationEvents)
      .where(or(eq(moderationEvents.personId, personId), inArray(moderationEvents.commentId, theirs)))
      .orderBy(asc(moderationEvents.id)),
    sanctions: await db
      .select({ kind: sanctions.kind, reason: sanctions.reason, from: sanctions.from, until: sanctions.until })
      .from(sanctions)
      .where(eq(sanctions.personId, personId)),
    mutes: await db
      .select({
        handle: people.handle,
        source: sources.title,
        kind: labels.kind,
        label: labels.name,
        word: mutes.word,
        at: mutes.at,
        until: mutes.until,
      })
      .from(mutes)
      .leftJoin(people, eq(people.id, mutes.mutedId))
      .leftJoin(sources, eq(sources.id, mutes.sourceId))
      .leftJoin(labels, eq(labels.id, mutes.labelId))
      .where(and(eq(mutes.personId, personId), isNull(mutes.removedAt)))
      .orderBy(asc(mutes.id)),
    notices: await db
      .select({
        kind: notices.kind,
        comment: notices.commentId,
        list: notices.listId,
        text: notices.text,
        at: notices.at,
      })
      .from(notices)
      .where(eq(notices.personId, personId)),
    sharedLists: await db
      .select({ list: listMembers.listId, name: lists.name, role: listMembers.role, accepted: listMembers.acceptedAt })
      .from(listMembers)
      .innerJoin(lists, eq(lists.id, listMembers.listId))
      .where(eq(listMembers.personId, personId)),
    imports: await db
      .select({ id: imports.id, name: imports.name, format: imports.format, state: imports.state, at: imports.at })
      .from(imports)
      .where(eq(imports.personId, personId)),
    follows: await db
      .select({
        section: sections.name,
        source: sources.title,
        feed: sources.feedUrl,
        site: sources.siteUrl,
        sourceKind: sources.kind,
        kind: labels.kind,
        label: labels.name,
        at: follows.at,
      })
      .from(follows)
      .leftJoin(sections, eq(sections.id, follows.sectionId))
      .leftJoin(sources, eq(sources.id, follows.sourceId))
      .leftJoin(labels, eq(labels.id, follows.labelId))
      .where(eq(follows.personId, personId))
      .orderBy(asc(follows.id)),
    weekLetter: await db
      .select({ wishedAt: weekLetters.wishedAt, toldUntil: weekLetters.toldUntil })
      .from(weekLetters)
      .where(eq(weekLetters.personId, personId)),
    ownFeed: await db.select({ madeAt: ownFeeds.madeAt }).from(ownFeeds).where(eq(ownFeeds.personId, personId)),
    sources: await db
      .selectDistinct({ title: sources.title, feed: sources.feedUrl, site: sources.siteUrl })
      .from(saves)
      .innerJoin(articles, eq(articles.id, saves.articleId))
      .innerJoin(sources, eq(sources.id, articles.sourceId))
      .where(and(eq(saves.personId, personId), eq(sources.kind, 'feed'))),
  }
}

async function only<Row>(found: Promise<Row[]>): Promise<Row> {
  const [row] = await found
  if (!row) throw new Error('nobody to collect for')
  return row
}
