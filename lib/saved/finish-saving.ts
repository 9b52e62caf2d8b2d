import type { Reader } from '#lib/accounts/model.ts'
import type { Db } from '#lib/db/model.ts'
import { tellInstead } from '#lib/forms/kept-forms.ts'
import type { Kept } from '#lib/forms/model.ts'
import type { Messages } from '#lib/messages/model.ts'
import { saveArticle } from './commands.ts'
import { inOf, markFields } from './form-fields.ts'
import { addMark } from './mark-commands.ts'

type Asked = { db: Db; clock: Date; reader: Reader | null; kept: Kept | null; words: Messages }

/**
 * Does what a Save was pressed for, or a passage marked, once whoever did so has signed in: it concerns nobody else, and was
 * asked for by this very browser, whose token the waiting form is kept under.
 *
 * @param token of the browser's form cookie
 * @returns whether something was done, so that what was read of this reader before is not right any more
 */
export async function finishSaving(asked: Asked, token: string | null): Promise<boolean> {
  const { db, reader, kept } = asked
  const values = waitingValues(kept)
  if (!reader || token === null || !values || reader.bar?.kind === 'ban') return false
  const sentence = (await finishSave(asked, reader.id, values.save)) ?? (await finishMark(asked, reader.id, values))
  if (sentence === null) return false
  await tellInstead(db, token, sentence)
  return true
}

/** What was sent without an account; what was refused for another reason does not count. */
function waitingValues(kept: Kept | null): Kept['values'] | null {
  if (!kept) return null
  const { good, form, values, waiting } = kept
  const asks = good && form === '' && (values.save !== undefined || values.exact !== undefined)
  return asks ? values : waitingValues(waiting ?? null)
}

/** @returns what came of it; null where no Save was pressed */
async function finishSave({ db, clock, words }: Asked, personId: number, save = ''): Promise<string | null> {
  if (!/^[1-9]\d{0,8}$/.test(save)) return null
  const saved = await saveArticle(db, { personId, articleId: Number(save) }, clock)
  return saved.ok ? words.saved.savedNow(saved.value.headline) : words.saved.noSuchArticle
}

/** @returns what came of it, with the note where there is no place for it; null where no passage was marked */
async function finishMark(
  { db, clock, words }: Asked,
  personId: number,
  values: Kept['values'],
): Promise<string | null> {
  const wish = markFields(words).safeParse(values)
  if (!wish.success) return null
  const { article, copy, note, ...quote } = wish.data
  const marked = await addMark(db, { personId, at: inOf({ article, copy }), quote, note }, clock)
  if (marked.ok) return words.marks.tools.done
  const refusal = marked.reason === 'too-many' ? words.marks.tooMany : words.saved.noSuchArticle
  return note === null ? refusal : `${refusal} ${words.forms.whatYouWrote} ${note}`
}
