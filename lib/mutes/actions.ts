import { and, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { people } from '#drizzle/schema/index.ts'
import { longDate } from '#lib/editions/times.ts'
import { findSubject } from '#lib/following/queries.ts'
import type { Acting, Action, Outcome } from '#lib/forms/model.ts'
import { changeEnd, mute, putBack, type Target, unmute } from './commands.ts'
import { isTooCommon } from './common.ts'
import { endOf, LENGTHS, lastDay } from './ends.ts'
import { findMute } from './list.ts'
import { MOST_MUTED, type MUTE_KINDS, PAGED_KINDS } from './model.ts'
import { LONGEST_WORD, readWord } from './phrases.ts'

type Words = Acting['words']

const id = () =>
  z.coerce
    .number()
    .int()
    .min(1)
    .max(2 ** 31 - 1)
const yesOrNo = z.enum(['yes', 'no'])
/** `for`, and with `date` the last day in `until`. */
const lengthFields = { for: z.enum(LENGTHS).default('good'), until: z.string().max(40).default('') }
const pace = (times: number) => (acting: Acting) => [
  { key: `person:${acting.reader?.id}`, times, seconds: 600 },
  { key: `address:${acting.addressKey}`, times: times * 5, seconds: 600 },
]

const gone = (words: Words): Outcome => ({ is: 'refused', status: 404, sentence: words.forms.notYours })

function personOf({ reader }: Acting): number {
  if (!reader) throw new Error('performed for nobody')
  return reader.id
}

type Length = { for: (typeof LENGTHS)[number]; until: string }

/** The end that was chosen, and how it is said; or what is to be mended. */
function chosenEnd({ now, paper, words, language }: Acting, chosen: Length) {
  const until = endOf(chosen.for, chosen.until, now, paper.timeZone)
  if (until === 'wrong') {
    const mend: Outcome = { is: 'mend', errors: { until: words.mutes.errors.date } }
    return { mend }
  }
  return { until, said: until && saidEnd(until, paper.timeZone, language) }
}

/** `December 6, 2026`: the last day that it holds. */
const saidEnd = (until: Date, timeZone: string, language: string) =>
  longDate(`${lastDay(until, timeZone)}T12:00:00Z`, 'UTC', language)

async function muteNow(acting: Acting, target: Target, chosen: Length, name: string): Promise<Outcome> {
  const { db, now, words, back } = acting
  const end = chosenEnd(acting, chosen)
  if ('mend' in end) return end.mend
  const muted = await mute(db, personOf(acting), target, end.until, now)
  if (!muted.ok) return { is: 'refused', status: 409, sentence: words.mutes.errors.tooMany(MOST_MUTED) }
  return { is: 'done', go: back, value: { muted: true }, sentence: words.mutes.nowMuted(name, end.said) }
}

/** Fields: `person`, `mute` (yes or no). */
export const mutePerson: Action<{ person: number; mute: 'yes' | 'no' }> = {
  name: 'mutes.person',
  fields: () => z.strictObject({ person: id(), mute: yesOrNo }),
  who: 'reader',
  barredMay: true,
  limits: pace(60),
  async run(acting) {
    const { db, reader, now, input, words, back } = acting
    if (!reader || reader.id === input.person) return gone(words)
    const [person] = await db
      .select({ id: people.id })
      .from(people)
      .where(and(eq(people.id, input.person), isNull(people.goneAt)))
    if (!person) return gone(words)
    const target = { mutedId: person.id }
    if (input.mute === 'no') {
      await unmute(db, reader.id, target, now)
      return { is: 'done', go: back, sentence: words.comments.errors.unmuted }
    }
    const muted = await mute(db, reader.id, target, null, now)
    if (!muted.ok) return { is: 'refused', status: 409, sentence: words.mutes.errors.tooMany(MOST_MUTED) }
    return { is: 'done', go: back, sentence: words.comments.errors.muted }
  },
}

/** `source/herald`: one field, so that a form may have a button for each of several. */
const subjectField = () =>
  z
    .string()
    .max(320)
    .transform((sent, context) => {
      const [kind, slug] = [sent.slice(0, sent.indexOf('/')), sent.slice(sent.indexOf('/') + 1)]
      const known = PAGED_KINDS.find((one) => one === kind)
      if (known && slug) return { kind: known, slug }
      context.addIssue({ code: 'custom', message: sent })
      return z.NEVER
    })
const subjectFields = () => z.strictObject({ subject: subjectField(), mute: yesOrNo, ...lengthFields })

/** Fields: `subject` (`source/…`, `topic/…`, `author/…`), `mute` (yes or no), `for` (good, day, week, month, date), `until`. Value: `muted`. */
export const muteSubject: Action<z.infer<ReturnType<typeof subjectFields>>> = {
  name: 'mutes.subject',
  fields: subjectFields,
  who: 'reader',
  barredMay: true,
  limits: pace(120),
  async run(acting) {
    const { db, now, input, words, back } = acting
    const found = await findSubject(db, input.subject)
    if (!found || found.column === 'sectionId') {
      return { is: 'refused', status: 404, sentence: words.mutes.errors.nothingThere }
    }
    const target = found.column === 'sourceId' ? { sourceId: found.id } : { labelId: found.id }
    if (input.mute === 'yes') return muteNow(acting, target, input, found.name)
    await unmute(db, personOf(acting), target, now)
    return { is: 'done', go: back, value: { muted: false }, sentence: words.mutes.notMuted(found.name) }
  },
}

const wordFields = (words: Words) =>
  z.strictObject({
    word: z.string(words.mutes.errors.empty).max(1_000, words.mutes.errors.long(LONGEST_WORD)),
    ...lengthFields,
  })

/** Fields: `word`, `for`, `until`. */
export const muteWord: Action<z.infer<ReturnType<typeof wordFields>>> = {
  name: 'mutes.word',
  fields: wordFields,
  who: 'reader',
  barredMay: true,
  limits: pace(120),
  async run(acting) {
    const { db, now, input, words, paper } = acting
    const { errors, quoted } = words.mutes
    const read = readWord(input.word)
    if (typeof read === 'string') {
      return { is: 'mend', errors: { word: read === 'long' ? errors.long(LONGEST_WORD) : errors[read] } }
    }
    const { word, key, phrase } = read
    if (await isTooCommon(db, phrase, { language: acting.language, timeZone: paper.timeZone, now })) {
      return { is: 'mend', errors: { word: errors.common(word) } }
    }
    return muteNow(acting, { word, wordKey: key }, input, quoted(word))
  },
}

const endFields = () => z.strictObject({ mute: id(), ...lengthFields })

/** Fields: `mute` (its id), `for`, `until`. */
export const changeMute: Action<z.infer<ReturnType<typeof endFields>>> = {
  name: 'mutes.end',
  fields: endFields,
  who: 'reader',
  barredMay: true,
  limits: pace(300),
  async run(acting) {
    const { db, input, words } = acting
    const end = chosenEnd(acting, input)
    if ('mend' in end) return end.mend
    const name = await nameOf(acting, input.mute)
    if (name === null || !(await changeEnd(db, personOf(acting), input.mute, end.until))) return gone(words)
    return { is: 'done', go: `/account/mutes#mute-${input.mute}`, sentence: words.mutes.changed(name, end.said) }
  },
}

const oneField = () => z.strictObject({ mute: id() })
type One = z.infer<ReturnType<typeof oneField>>

/** Fields: `mute` (its id). It can be put back for an hour. */
export const removeMute: Action<One> = {
  name: 'mutes.remove',
  fields: oneField,
  who: 'reader',
  barredMay: true,
  limits: pace(300),
  async run(acting) {
    const { db, now, input, words, back } = acting
    const name = await nameOf(acting, input.mute)
    if (name === null || !(await unmute(db, personOf(acting), { id: input.mute }, now))) return gone(words)
    return { is: 'done', go: back, value: { muted: false }, sentence: words.mutes.notMuted(name) }
  },
}

/** Fields: `mute` (its id), taken back within the hour. */
export const restoreMute: Action<One> = {
  name: 'mutes.restore',
  fields: oneField,
  who: 'reader',
  barredMay: true,
  limits: pace(300),
  async run(acting) {
    const { db, now, input, words, paper, language, back } = acting
    const found = await findMute(db, personOf(acting), input.mute)
    if (!found) return gone(words)
    if (!(await putBack(db, personOf(acting), input.mute, now))) {
      return { is: 'refused', status: 409, sentence: words.mutes.errors.gone }
    }
    const said = found.until && saidEnd(found.until, paper.timeZone, language)
    const name = named(found, words)
    return { is: 'done', go: back, value: { muted: true }, sentence: words.mutes.nowMuted(name, said) }
  },
}

async function nameOf(acting: Acting, muteId: number): Promise<string | null> {
  const found = await findMute(acting.db, personOf(acting), muteId)
  return found && named(found, acting.words)
}

const named = ({ kind, name }: { kind: (typeof MUTE_KINDS)[number]; name: string }, words: Words) =>
  kind === 'word' ? words.mutes.quoted(name) : name
