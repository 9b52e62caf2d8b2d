import { z } from 'zod'
import type { Acting, Action } from '#lib/forms/model.ts'
import type { Messages } from '#lib/messages/model.ts'
import {
  id,
  inFields,
  inOf,
  inOne,
  markFields,
  noteField,
  nothingThere,
  ownPace,
  personOf,
  whole,
} from './form-fields.ts'
import { addMark, putBackMark, removeMark, setMarkNote, tellProgress } from './mark-commands.ts'
import { LONGEST_MARK_NOTE } from './mark-model.ts'

/** The page as it was, at the row of the mark that was changed. */
const again = ({ back }: Acting, mark: number) => `${back.split('#')[0]}#own-mark-${mark}`

/** Fields: `article` or `copy`, and the passage by its words (see `Quote`), with a note or without. Value: `id`. */
export const addHighlight: Action<z.infer<ReturnType<typeof markFields>>> = {
  name: 'saved.highlight',
  fields: markFields,
  who: 'reader',
  pausedMay: true,
  limits: ownPace,
  signInFirst: (words) => words.marks.signInFirst,
  async run(acting) {
    const { db, now, words, input } = acting
    const { article, copy, note, ...quote } = input
    const added = await addMark(db, { personId: personOf(acting), at: inOf({ article, copy }), quote, note }, now)
    if (!added.ok) {
      if (added.reason === 'not-saved') return nothingThere(words)
      const sentence = added.reason === 'too-many' ? words.marks.tooMany : words.saved.noSuchArticle
      return { is: 'refused', status: 409, sentence }
    }
    const { id: mark } = added.value
    return { is: 'done', go: `${acting.back.split('#')[0]}#highlight-${mark}`, value: { id: mark } }
  },
}

const noteFields = (words: Messages) => z.strictObject({ highlight: id(), note: noteField(words, LONGEST_MARK_NOTE) })

/** Fields: `highlight`, one of one's own, and its `note`; an empty one takes it off. */
export const setHighlightNote: Action<z.infer<ReturnType<typeof noteFields>>> = {
  name: 'saved.highlight-note',
  fields: noteFields,
  who: 'reader',
  pausedMay: true,
  limits: ownPace,
  async run(acting) {
    const { db, now, words, input } = acting
    if (!(await setMarkNote(db, personOf(acting), input.highlight, input.note, now))) return nothingThere(words)
    return { is: 'done', go: again(acting, input.highlight) }
  },
}

const oneField = () => z.strictObject({ highlight: id() })
type One = z.infer<ReturnType<typeof oneField>>

/** Fields: `highlight`, one of one's own. For an hour it can be put back. */
export const removeHighlight: Action<One> = {
  name: 'saved.highlight-remove',
  fields: oneField,
  who: 'reader',
  pausedMay: true,
  limits: ownPace,
  async run(acting) {
    const { db, now, words, input } = acting
    if (!(await removeMark(db, personOf(acting), input.highlight, now))) return nothingThere(words)
    return { is: 'done', go: again(acting, input.highlight) }
  },
}

/** Fields: `highlight`, what was taken out within the hour. */
export const putBackHighlight: Action<One> = {
  name: 'saved.highlight-restore',
  fields: oneField,
  who: 'reader',
  pausedMay: true,
  limits: ownPace,
  async run(acting) {
    const { db, now, words, input } = acting
    if (!(await putBackMark(db, personOf(acting), input.highlight, now))) {
      return { is: 'refused', status: 409, sentence: words.saved.cannotPutBack }
    }
    return { is: 'done', go: again(acting, input.highlight) }
  },
}

const progressFields = () =>
  z
    .strictObject({
      ...inFields,
      /** Part of the text that was read, 0 to 1. */
      progress: z
        .string()
        .regex(/^[01](\.\d{1,6})?$/)
        .transform(Number)
        .refine((part) => part <= 1),
      /** The paragraph that was read last, from 0. */
      place: whole(),
      /** When, in ms since 1970 by the reader's own clock; now without. */
      at: z
        .string()
        .regex(/^\d{1,15}$/)
        .transform((ms) => new Date(Number(ms)))
        .optional(),
    })
    .refine(inOne)

/** Fields: `article` or `copy`, `progress`, `place`, `at`. Value: `noted`, false where it is not saved or a later one is known. */
export const noteProgress: Action<z.infer<ReturnType<typeof progressFields>>> = {
  name: 'saved.progress',
  fields: progressFields,
  who: 'reader',
  pausedMay: true,
  limits: ({ reader }) => [{ key: `person:${reader?.id}`, times: 600, seconds: 600 }],
  async run(acting) {
    const { db, now, input } = acting
    const { article, copy, progress, place, at = now } = input
    const told = { personId: personOf(acting), of: inOf({ article, copy }), progress, place, at }
    return { is: 'done', go: acting.back, value: { noted: await tellProgress(db, told, now) } }
  },
}
