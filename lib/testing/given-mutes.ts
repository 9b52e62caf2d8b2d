import { articleLabels, labels } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import { mute, type Target } from '#lib/mutes/commands.ts'
import { readWord } from '#lib/mutes/phrases.ts'
import { TEST_NOW } from './given-people.ts'

/** Gives an article a topic or an author, of that slug and name; made where there is none. */
export async function givenLabel(
  db: Db,
  kind: 'topic' | 'author',
  slug: string,
  article: { id: number; publishedAt: Date },
): Promise<number> {
  const [made] = await db
    .insert(labels)
    .values({ kind, slug, name: slug })
    .onConflictDoUpdate({ target: [labels.kind, labels.slug], set: { name: slug } })
    .returning()
  if (!made) throw new Error('no label')
  const { id: articleId, publishedAt } = article
  await db.insert(articleLabels).values({ articleId, labelId: made.id, position: 0, publishedAt })
  return made.id
}

/** Somebody mutes something, for good unless told; a text is a word. */
export async function givenMute(
  db: Db,
  personId: number,
  of: Target | string,
  until: Date | null = null,
  now = TEST_NOW,
): Promise<void> {
  const read = typeof of === 'string' ? readWord(of) : null
  if (typeof read === 'string') throw new Error(`no word: ${read}`)
  const target = typeof of === 'string' ? { word: read?.word ?? '', wordKey: read?.key ?? '' } : of
  const muted = await mute(db, personId, target, until, now)
  if (!muted.ok) throw new Error(muted.reason)
}
