import { z } from 'zod'
import type { Action, Outcome } from '#lib/forms/model.ts'
import type { Messages } from '#lib/messages/model.ts'
import { unitFor } from '#lib/weather/units.ts'
import { storePaper } from './commands.ts'
import { PAPER_SETTINGS, type PaperSetting, StoredPaper } from './model.ts'
import { understoodPlace } from './understood.ts'

const LINE = 1_000

const paperFields = (words: Messages) => {
  const { wrong } = words.setup.paper
  const line = (field: PaperSetting) => z.string().trim().max(LINE, wrong[field]).optional()
  return z.strictObject({
    name: line('name'),
    tagline: line('tagline'),
    place: line('place'),
    timeZone: line('timeZone'),
    language: line('language'),
  })
}
type PaperFields = z.infer<ReturnType<typeof paperFields>>

/**
 * Fields: `name`, `tagline`, `place`, `timeZone` (empty: the place's own), `language`; one that is absent stays as it
 * is. What is set in the environment cannot be changed here.
 */
export const savePaper: Action<PaperFields> = {
  name: 'paper.save',
  fields: paperFields,
  who: 'owner',
  async run(acting): Promise<Outcome> {
    const { db, input, paper, words, works } = acting
    const say = words.setup.paper
    const place = input.place ?? paper.place
    // Which language it is said in is checked below, as all that was typed.
    const known = understoodPlace(place, paper.language)
    const wanted = { ...input, ...(input.timeZone === '' && known && { timeZone: known.timeZone }) }
    const errors: Record<string, string> = {}
    for (const field of PAPER_SETTINGS) {
      if (wanted[field] === undefined) continue
      if (paper.locked.includes(field)) errors[field] = say.locked(field)
      else if (!StoredPaper.shape[field].safeParse(wanted[field]).success) errors[field] = say.wrong[field]
    }
    if (input.place !== undefined && !known) errors.place ??= say.wrong.place
    if (Object.keys(errors).length) return { is: 'mend', errors }
    await storePaper(db, wanted)
    acting.recall('all')
    if (place !== paper.place) await works.askWeather()
    const sentence = known && say.understood(known.name, known.country, wanted.timeZone ?? paper.timeZone)
    return { is: 'done', go: '/setup/sources', ...(sentence && { sentence }) }
  },
}

/** Fields: `unit`. It is part of the paper's language, as CLDR writes it: `en-u-mu-fahrenhe`. */
export const saveUnit: Action<{ unit: 'celsius' | 'fahrenheit' }> = {
  name: 'paper.unit',
  fields: (words) => z.strictObject({ unit: z.enum(['celsius', 'fahrenheit'], words.setup.weather.unitMissing) }),
  who: 'owner',
  async run(acting): Promise<Outcome> {
    const { db, input, paper, words } = acting
    if (paper.locked.includes('language')) {
      return { is: 'mend', errors: { unit: words.setup.paper.locked('language') } }
    }
    await storePaper(db, { language: withUnit(paper.language, input.unit) })
    acting.recall('all')
    return { is: 'done', go: '/setup/done' }
  },
}

/** A language tag that asks for this unit, and says so only where the language alone would not. */
export function withUnit(tag: string, unit: 'celsius' | 'fahrenheit'): string {
  const bare = new Intl.Locale(tag).baseName
  // CLDR's names of units have at most eight letters.
  return unitFor(bare) === unit ? bare : `${bare}-u-mu-${unit.slice(0, 8)}`
}

/** Fields: none. */
export const removeSample: Action<Record<string, never>> = {
  name: 'paper.remove-sample',
  fields: () => z.strictObject({}),
  who: 'owner',
  async run({ works, words }): Promise<Outcome> {
    await works.removeSample()
    return { is: 'done', go: '/setup/done', sentence: words.setup.done.sampleGone }
  },
}
