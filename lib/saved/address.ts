import { isIP } from 'node:net'
import { and, asc, eq, inArray, isNotNull, isNull } from 'drizzle-orm'
import { articleAliases, articles, savedPages, saves } from '#drizzle/schema/index.ts'
import { readArticleAddress } from '#lib/articles/address.ts'
import { normalizeLink } from '#lib/articles/normalize-link.ts'
import type { Allowance } from '#lib/config.ts'
import type { Db } from '#lib/db/model.ts'
import { mayConnect } from '#lib/web/address.ts'
import { portOf, readDestination } from '#lib/web/destination.ts'
import { saveArticle } from './commands.ts'

/** An address that may be saved. `key` is how it is compared. */
export type SavedAddress = { link: string; key: string; host: string }

/** Why an address cannot be saved. */
export type AddressFault = 'no-address' | 'private'

/** Of an address, in characters. */
export const LONGEST_ADDRESS = 2_000
/** What people type and programs write: a scheme may be missing. */
const BARE = /^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+(?::\d+)?(?:[/?#]|$)/u

/**
 * An address as somebody typed or shared it.
 *
 * @param allow private addresses that the operator opened to readers
 */
export function readAddress(typed: string, allow: readonly Allowance[]): SavedAddress | AddressFault {
  const text = typed.trim()
  const written = BARE.test(text) ? `https://${text}` : text
  const key = normalizeLink(written)
  if (key === null || /\s/.test(written)) return 'no-address'
  // As it is sent and compared, letters of other scripts are three times as long and more.
  if (Math.max(key.length, new URL(written).href.length) > LONGEST_ADDRESS) return 'no-address'
  try {
    const url = readDestination(written, allow)
    const name = url.hostname.replace(/^\[|\]$/g, '')
    const known = name === 'localhost' || name.endsWith('.localhost') ? '127.0.0.1' : name
    if (isIP(known) && !mayConnect(known, portOf(url), allow)) return 'private'
    return { link: new URL(written).href, key, host: url.host.replace(/^www\./, '') }
  } catch {
    const url = URL.parse(written)
    return url && url.username === '' && url.password === '' ? 'private' : 'no-address'
  }
}

/** Signs that stand for no letters stay as they are. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

/** The article of the paper that lies at our own address; null for any other. */
async function ownArticle(db: Db, { link }: SavedAddress, publicUrl: string): Promise<number | null> {
  const url = new URL(link)
  const ours = url.host === new URL(publicUrl).host ? /^\/article\/([^/]+)\/?$/.exec(url.pathname)?.[1] : undefined
  const own = ours === undefined ? null : readArticleAddress(decoded(ours))
  if (own === null) return null
  const [row] = await db
    .select({ id: articles.id })
    .from(articles)
    .where(and(eq(articles.id, own), isNull(articles.removedAt)))
  return row?.id ?? null
}

/**
 * The articles of the paper that lie at some addresses: at our own, or those that they were read from. Of several the newest.
 *
 * @returns by the addresses' keys
 */
export async function articlesAt(
  db: Db,
  addresses: readonly SavedAddress[],
  publicUrl: string,
): Promise<Map<string, number>> {
  const found = new Map<string, number>()
  const keys = addresses.map(({ key }) => key)
  if (!keys.length) return found
  const named = await db
    .select({ id: articles.id, key: articleAliases.value })
    .from(articleAliases)
    .innerJoin(articles, eq(articles.id, articleAliases.articleId))
    .where(
      and(
        inArray(articleAliases.value, keys),
        inArray(articleAliases.kind, ['link', 'canonical']),
        isNull(articles.removedAt),
      ),
    )
    .orderBy(asc(articles.publishedAt), asc(articles.id))
  for (const { id, key } of named) found.set(key, id)
  for (const address of addresses) {
    const own = await ownArticle(db, address, publicUrl)
    if (own !== null) found.set(address.key, own)
  }
  return found
}

/** What was saved: `fresh` is false where it stood on the list already. */
export type Saved = { id: number; headline: string; fresh: boolean }

/**
 * Keeps an address: the article of the paper that lies there, else the page, whose text is fetched in its turn. One that is
 * kept already stays as it is.
 *
 * @param title as whoever saves it knows it; its host stands in until the page has told its own
 */
export async function saveAddress(
  db: Db,
  { personId, address, title }: { personId: number; address: SavedAddress; title: string | null },
  { publicUrl, now }: { publicUrl: string; now: Date },
): Promise<Saved> {
  return db.transaction(async (tx) => {
    const articleId = (await articlesAt(tx, [address], publicUrl)).get(address.key) ?? null
    const same = and(
      eq(saves.personId, personId),
      articleId === null ? eq(saves.linkKey, address.key) : eq(saves.articleId, articleId),
    )
    const [kept] = await tx
      .select({ id: saves.id, headline: saves.headline })
      .from(saves)
      .where(and(same, isNull(saves.removedAt)))
    if (kept) return { ...kept, fresh: false }
    if (articleId !== null) await saveArticle(tx, { personId, articleId }, now)
    else {
      const fresh = {
        link: address.link,
        headline: title?.trim() || address.host,
        sourceTitle: address.host,
        minutes: 1,
        state: 'unread' as const,
        savedAt: now,
        stateAt: now,
        progress: 0,
        removedAt: null,
      }
      await tx
        .insert(saves)
        .values({ personId, linkKey: address.key, ...fresh })
        .onConflictDoUpdate({
          target: [saves.personId, saves.linkKey],
          set: fresh,
          setWhere: isNotNull(saves.removedAt),
        })
    }
    const [row] = await tx
      .select({ id: saves.id, headline: saves.headline, copyId: saves.copyId })
      .from(saves)
      .where(same)
    if (!row) throw new Error('what was saved is not there')
    if (articleId === null && row.copyId === null) await wantPage(tx, row.id, now)
    return { id: row.id, headline: row.headline, fresh: true }
  })
}

/** From `at` on its page is to be asked for, as if it had never been. */
export async function wantPage(db: Db, saveId: number, at: Date): Promise<void> {
  const anew = { state: 'waiting' as const, attempts: 0, nextTryAt: at, problem: null, problemDetail: null }
  await db
    .insert(savedPages)
    .values({ saveId, ...anew })
    .onConflictDoUpdate({ target: savedPages.saveId, set: anew })
}

/** @returns false where this person has saved no address under this number that waits for a text */
export async function tryAgain(db: Db, personId: number, saveId: number, now: Date): Promise<boolean> {
  const [row] = await db
    .select({ id: saves.id })
    .from(saves)
    .innerJoin(savedPages, eq(savedPages.saveId, saves.id))
    .where(and(eq(saves.id, saveId), eq(saves.personId, personId), isNull(saves.removedAt), isNull(saves.copyId)))
  if (row) await wantPage(db, saveId, now)
  return row !== undefined
}
