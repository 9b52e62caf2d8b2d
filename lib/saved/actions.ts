import { z } from 'zod'
import type { Action } from '#lib/forms/model.ts'
import { noteSave, putBackSave, removeSave, saveArticle, setSaveState, unsaveArticle } from './commands.ts'
import { exactlyOne, id, noteField, nothingThere, ownPace, personOf, savedAgain } from './form-fields.ts'
import { LONGEST_NOTE, SAVE_STATES, type SaveState } from './model.ts'
import { tagsField } from './tags.ts'

const saveFields = () => z.strictObject({ save: id().optional(), unsave: id().optional() }).refine(exactlyOne)

/** Fields: `save` or `unsave`, an article's number: one form serves every button of a page. Value: `saved`. */
export const save: Action<z.infer<ReturnType<typeof saveFields>>> = {
  name: 'saved.save',
  fields: saveFields,
  who: 'reader',
  pausedMay: true,
  limits: ownPace,
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

const stateFields = () =>
  z
    .strictObject({
      unread: id().optional(),
      'in-progress': id().optional(),
      done: id().optional(),
      archived: id().optional(),
    } satisfies Record<SaveState, unknown>)
    .refine(exactlyOne)

/** Fields: the state that it is to have, with the number of one of one's own saves. Another's is not there. */
export const setState: Action<z.infer<ReturnType<typeof stateFields>>> = {
  name: 'saved.state',
  fields: stateFields,
  who: 'reader',
  pausedMay: true,
  limits: ownPace,
  async run(acting) {
    const { db, now, input, words } = acting
    const state = SAVE_STATES.find((one) => input[one] !== undefined) ?? 'unread'
    const changed = input[state] ?? 0
    if (!(await setSaveState(db, personOf(acting), changed, state, now))) return nothingThere(words)
    return { is: 'done', go: savedAgain(acting, 'just', changed), value: { state } }
  },
}

type Note = { save: number; note: string | null; tags?: string[] | undefined }

/** Fields: `save`, the number of one of one's own saves; `note` and `tags` (with commas between them), for nobody else to read. */
export const noteOwn: Action<Note> = {
  name: 'saved.note',
  fields: (words) => z.strictObject({ save: id(), note: noteField(words, LONGEST_NOTE), tags: tagsField(words) }),
  who: 'reader',
  pausedMay: true,
  limits: ownPace,
  async run(acting) {
    const { db, input, words } = acting
    const { note, tags } = input
    if (!(await noteSave(db, personOf(acting), input.save, note, tags))) return nothingThere(words)
    return { is: 'done', go: `${acting.back.split('#')[0]}#save-${input.save}`, sentence: words.shelves.noted }
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
  limits: ownPace,
  async run(acting) {
    const { db, now, input, words } = acting
    if (!(await removeSave(db, personOf(acting), input.save, now))) return nothingThere(words)
    return { is: 'done', go: savedAgain(acting, 'just', input.save) }
  },
}

/** Fields: `save`, what was taken off within the hour. */
export const putBack: Action<One> = {
  name: 'saved.restore',
  fields: oneField,
  who: 'reader',
  pausedMay: true,
  limits: ownPace,
  async run(acting) {
    const { db, now, input, words } = acting
    if (!(await putBackSave(db, personOf(acting), input.save, now))) {
      return { is: 'refused', status: 409, sentence: words.saved.cannotPutBack }
    }
    return { is: 'done', go: savedAgain(acting, 'just', input.save) }
  },
}
