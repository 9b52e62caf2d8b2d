import { z } from 'zod'
import type { Acting, Action, Outcome } from '#lib/forms/model.ts'
import type { Messages } from '#lib/messages/model.ts'
import { putBackSave, removeSave, saveArticle, setSaveState, unsaveArticle } from './commands.ts'

/** A row's number, as a button carries it. */
const id = () =>
  z
    .string()
    .regex(/^[1-9]\d{0,9}$/)
    .transform(Number)
    .refine((number) => number < 2 ** 31)

/** Actions for readers are performed for readers only. */
function personOf({ reader }: Acting): number {
  if (!reader) throw new Error('performed for nobody')
  return reader.id
}

const limits = ({ reader }: Acting) => [{ key: `person:${reader?.id}`, times: 300, seconds: 600 }]
const nothingThere = (words: Messages): Outcome => ({ is: 'refused', status: 404, sentence: words.forms.notYours })

/** Which of two buttons was pressed is said by its name: exactly one of them is sent. */
const exactlyOne = (sent: Record<string, number | undefined>) =>
  Object.values(sent).filter((number) => number !== undefined).length === 1

const saveFields = () => z.strictObject({ save: id().optional(), unsave: id().optional() }).refine(exactlyOne)

/** Fields: `save` or `unsave`, an article's number: one form serves every button of a page. Value: `saved`. */
export const save: Action<z.infer<ReturnType<typeof saveFields>>> = {
  name: 'saved.save',
  fields: saveFields,
  who: 'reader',
  pausedMay: true,
  limits,
  signInFirst: (words) => words.saved.signInFirst,
  async run(acting) {
    const { db, now, input, words } = acting
    const personId = personOf(acting)
    const saved = input.save !== undefined
    const articleId = input.save ?? input.unsave ?? 0
    if (!saved) await unsaveArticle(db, { personId, articleId }, now)
    else if (!(await saveArticle(db, { personId, articleId }, now)).ok) {
      return { is: 'refused', status: 409, sentence: words.saved.noSuchArticle }
    }
    return { is: 'done', go: `${acting.back.split('#')[0]}#save-${articleId}`, value: { saved } }
  },
}

/** The page of saved stories as it was, with what was just changed in its place. */
function again({ back }: Acting, changed: number): string {
  const from = new URL(back, 'http://paper.invalid')
  if (from.pathname !== '/saved') return `/saved?just=${changed}#save-${changed}`
  from.searchParams.set('just', String(changed))
  return `/saved${from.search}#save-${changed}`
}

const stateFields = () => z.strictObject({ done: id().optional(), unread: id().optional() }).refine(exactlyOne)

/** Fields: `done` or `unread`, the number of one of one's own saves. Another's is not there. */
export const setState: Action<z.infer<ReturnType<typeof stateFields>>> = {
  name: 'saved.state',
  fields: stateFields,
  who: 'reader',
  pausedMay: true,
  limits,
  async run(acting) {
    const { db, now, input, words } = acting
    const state = input.done === undefined ? 'unread' : 'done'
    const changed = input.done ?? input.unread ?? 0
    if (!(await setSaveState(db, personOf(acting), changed, state, now))) return nothingThere(words)
    return { is: 'done', go: again(acting, changed), value: { state } }
  },
}

const oneField = () => z.strictObject({ save: id() })
type One = z.infer<ReturnType<typeof oneField>>

/** Fields: `save`, the number of one of one's own saves. For an hour it can be put back. */
export const remove: Action<One> = {
  name: 'saved.remove',
  fields: oneField,
  who: 'reader',
  pausedMay: true,
  limits,
  async run(acting) {
    const { db, now, input, words } = acting
    if (!(await removeSave(db, personOf(acting), input.save, now))) return nothingThere(words)
    return { is: 'done', go: again(acting, input.save) }
  },
}

/** Fields: `save`, what was taken off within the hour. */
export const putBack: Action<One> = {
  name: 'saved.restore',
  fields: oneField,
  who: 'reader',
  pausedMay: true,
  limits,
  async run(acting) {
    const { db, now, input, words } = acting
    if (!(await putBackSave(db, personOf(acting), input.save, now))) {
      return { is: 'refused', status: 409, sentence: words.saved.cannotPutBack }
    }
    return { is: 'done', go: again(acting, input.save) }
  },
}
