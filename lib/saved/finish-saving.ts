import type { Reader } from '#lib/accounts/model.ts'
import type { Db } from '#lib/db/model.ts'
import { tellInstead } from '#lib/forms/kept-forms.ts'
import type { Kept } from '#lib/forms/model.ts'
import type { Messages } from '#lib/messages/model.ts'
import { saveArticle } from './commands.ts'

/**
 * Does what a Save was pressed for, once whoever pressed it has signed in: it concerns nobody else, and was asked for by
 * this very browser, whose token the waiting form is kept under.
 *
 * @param token of the browser's form cookie
 * @returns whether something was done, so that what was read of this reader before is not right any more
 */
export async function finishSaving(
  {
    db,
    clock,
    reader,
    kept,
    words,
  }: { db: Db; clock: Date; reader: Reader | null; kept: Kept | null; words: Messages },
  token: string | null,
): Promise<boolean> {
  const articleId = waitingSave(kept)
  if (!reader || token === null || articleId === null || reader.bar?.kind === 'ban') return false
  const saved = await saveArticle(db, { personId: reader.id, articleId }, clock)
  await tellInstead(db, token, saved.ok ? words.saved.savedNow(saved.value.headline) : words.saved.noSuchArticle)
  return true
}

/** The article that a Save without an account was pressed for; what was refused for another reason does not count. */
function waitingSave(kept: Kept | null): number | null {
  if (!kept) return null
  const typed = kept.good && kept.form === '' ? kept.values.save : undefined
  return typed !== undefined && /^[1-9]\d{0,8}$/.test(typed) ? Number(typed) : waitingSave(kept.waiting ?? null)
}
