import { z } from 'zod'
import { cleanText } from '#lib/articles/clean-text.ts'
import { cleanComment, lengthOf } from '#lib/comments/text.ts'
import type { Acting, Outcome } from '#lib/forms/model.ts'
import type { Messages } from '#lib/messages/model.ts'
import { LONGEST_LIST_NAME } from './list-model.ts'
import { type In, LONGEST_AROUND, LONGEST_MARK_NOTE, LONGEST_PASSAGE } from './mark-model.ts'
import { SAVED_A_PAGE } from './model.ts'

/** Nobody types more than this into one field; what is longer is no mistake of a person. */
export const FAR_TOO_LONG = 100_000

/** A number as a form carries it, up to what the store takes. */
export const whole = (form = /^\d{1,10}$/) =>
  z
    .string()
    .regex(form)
    .transform(Number)
    .refine((number) => number < 2 ** 31)

/** A row's number, as a button carries it. */
export const id = () => whole(/^[1-9]\d{0,9}$/)

/** A list's own id: 128 random bits or more, base64url. */
export const listId = () => z.string().regex(/^[\w-]{22,64}$/)

/** A note of several lines; null where nothing is left of it. */
export const noteField = (words: Messages, longest: number) =>
  z
    .string()
    .max(FAR_TOO_LONG, words.ownLists.errors.noteLong(longest))
    .transform(cleanComment)
    .refine((text) => lengthOf(text) <= longest, words.ownLists.errors.noteLong(longest))
    .transform((text) => text || null)

/** In which text: an article, or the copy of something saved; one of the two. */
export const inFields = { article: id().optional(), copy: id().optional() }
type InFields = { article?: number | undefined; copy?: number | undefined }

/** @throws where neither is said, which `inOne` refuses */
export function inOf({ article, copy }: InFields): In {
  if (article !== undefined) return { article }
  if (copy !== undefined) return { copy }
  throw new Error('in no text')
}
export const inOne = ({ article, copy }: InFields) => exactlyOne({ article, copy })

/** A passage of a text by its words (see `Quote`), with a note or without. */
export const markFields = (words: Messages) =>
  z
    .strictObject({
      ...inFields,
      exact: z.string().trim().min(1).max(LONGEST_PASSAGE, words.marks.tooLong),
      prefix: z.string().max(LONGEST_AROUND).default(''),
      suffix: z.string().max(LONGEST_AROUND).default(''),
      startsAt: whole().default(0),
      note: noteField(words, LONGEST_MARK_NOTE).default(null),
    })
    .refine(inOne)

/** What a list is called, in one line. */
export const listNameField = (words: Messages) =>
  z
    .string(words.ownLists.errors.noName)
    .max(FAR_TOO_LONG, words.ownLists.errors.nameLong(LONGEST_LIST_NAME))
    .transform((typed) => cleanText(typed, FAR_TOO_LONG))
    .refine((name) => name !== '', words.ownLists.errors.noName)
    .refine((name) => lengthOf(name) <= LONGEST_LIST_NAME, words.ownLists.errors.nameLong(LONGEST_LIST_NAME))

/** The boxes of a page of saved stories: those that are ticked, or with `all` the whole page. */
export const tickedFields = {
  pick: z.union([id().transform((one) => [one]), z.array(id()).max(2 * SAVED_A_PAGE)]).optional(),
  all: z.literal('yes').optional(),
  page: z
    .string()
    .max(1_000)
    .regex(/^(\d{1,10}(,\d{1,10})*)?$/)
    .optional(),
}
type Ticked = { pick?: number[] | undefined; all?: 'yes' | undefined; page?: string | undefined }

export function tickedOf({ pick = [], all, page = '' }: Ticked): number[] {
  const whole = page.split(',').map(Number)
  return all ? whole.filter((one) => one > 0 && one < 2 ** 31).slice(0, 2 * SAVED_A_PAGE) : pick
}

/** Actions for readers are performed for readers only. */
export function personOf({ reader }: Acting): number {
  if (!reader) throw new Error('performed for nobody')
  return reader.id
}

/** What one person does with what is theirs: as fast as anybody can press. */
export const ownPace = ({ reader }: Acting) => [{ key: `person:${reader?.id}`, times: 300, seconds: 600 }]

export const nothingThere = (words: Messages): Outcome => ({
  is: 'refused',
  status: 404,
  sentence: words.forms.notYours,
})

/** Which of several buttons was pressed is said by its name: exactly one of them is sent. */
export const exactlyOne = (sent: Record<string, unknown>) =>
  Object.values(sent).filter((value) => value !== undefined).length === 1

const PAPER = 'http://paper.invalid'

/**
 * The page of saved stories as it was, with something said of it.
 *
 * @param news `just`: what was changed stands in its place; `bulk`: what was done to several
 */
export function savedAgain({ back }: Acting, news: 'just' | 'bulk', number: number): string {
  const sent = new URL(back, PAPER)
  // The page that asks for the list knows where it was asked from.
  const before = sent.pathname === '/saved/put' ? sent.searchParams.get('back') : null
  const from = before !== null && URL.canParse(before, PAPER) ? new URL(before, PAPER) : sent
  const query = from.pathname === '/saved' ? from.searchParams : new URLSearchParams()
  for (const name of ['just', 'bulk']) query.delete(name)
  query.set(news, String(number))
  return `/saved?${query}#${news === 'just' ? `save-${number}` : 'saved-bulk'}`
}
