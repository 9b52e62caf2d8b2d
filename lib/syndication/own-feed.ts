import type { Cursor } from '#lib/articles/cursor.ts'
import { listFollowedStories } from '#lib/following/followed-stories.ts'
import { feedOwner } from '#lib/following/own-feed.ts'
import { spoken } from '#lib/messages/languages.ts'
import { messagesFor } from '#lib/messages/model.ts'
import { mutedOf } from '#lib/mutes/queries.ts'
import { articleEntries } from './entries.ts'
import { assembled, type FeedPaper, nextOf } from './feed-of.ts'
import { ENTRIES_A_FEED, type OutFeed } from './model.ts'

/**
 * The feed that a key opens: the newest stories of what its owner follows, but for what they mute. It says nothing of whose it is, names no hub, which
 * would learn its address, and of texts what all may read.
 *
 * @returns null where there is no such feed, or none any more
 */
export async function ownFeedOf(open: FeedPaper, key: string, before: Cursor | null): Promise<OutFeed | null> {
  const { config, db, clock, scope } = open
  const owner = await feedOwner(db, key, clock)
  if (!owner) return null
  const { language: own } = owner
  const language = own === null || own === spoken(open.paper.language) ? open.paper.language : own
  const words = messagesFor(language)
  const mine = { ...scope, without: await mutedOf(db, owner.id, clock) }
  const found = await listFollowedStories(db, mine, owner.id, { before, limit: ENTRIES_A_FEED })
  const subject = {
    title: words.ownFeed.feedTitle(open.paper.name),
    description: words.ownFeed.description(open.paper.name),
    path: '/for-you',
    entries: await articleEntries(
      db,
      found.trails.map(({ id }) => id),
      { publicUrl: config.publicUrl, language, words },
    ),
    next: nextOf(found),
  }
  const feed = assembled({ ...open, paper: { ...open.paper, language } }, subject, { before, key })
  return { ...feed, hub: null }
}
