import { z } from 'zod'
import type { Action } from '#lib/forms/model.ts'
import type { Messages } from '#lib/messages/model.ts'
import { starterWishes, wishesOf } from './bring.ts'
import { readAddresses } from './read-addresses.ts'
import { chosenStarters } from './starter/choose.ts'
import { INTERESTS, STARTER_LANGUAGES } from './starter/model.ts'
import { addWishes, MOST_WISHES, type NewWish } from './wishes.ts'

const LONGEST_TEXT = 900_000
/** Longer than this nobody waits before they see how far it is; the rest is asked for meanwhile. */
const PATIENCE_MS = 12_000

const fields = (words: Messages) => {
  const text = z.string().max(LONGEST_TEXT, words.setup.sources.tooLarge)
  return z.strictObject({
    addresses: text.optional(),
    list: text.optional(),
    section: z.string().trim().max(40, words.setup.sources.sectionLong).optional(),
  })
}
type Fields = z.infer<ReturnType<typeof fields>>

/**
 * Fields: `addresses` (one a line, or a pasted OPML), `list` (an OPML file), `section` for those in no folder. What comes
 * of each stands on the page that it was sent from.
 */
export const addSources: Action<Fields> = {
  name: 'sources.add',
  fields,
  who: 'editor',
  secret: ['list'],
  async run({ db, input, words, works, back }) {
    const say = words.setup.sources
    const wishes: NewWish[] = []
    let sentence = ''
    for (const field of ['addresses', 'list'] as const) {
      const read = readAddresses(input[field] ?? '', input.section || null)
      if (!read) return { is: 'mend', errors: { [field]: say.noList } }
      wishes.push(...wishesOf(read, say))
      if (read.cutShort) sentence = say.cutShort
    }
    if (!wishes.length) {
      return { is: 'mend', errors: { addresses: input.addresses || input.list ? say.emptyList : say.none } }
    }
    if ((await addWishes(db, wishes)) === null) {
      return { is: 'mend', errors: { addresses: say.tooMany(MOST_WISHES) } }
    }
    await patiently(works.askSources())
    return { is: 'done', go: askedAt(back), ...(sentence && { sentence }) }
  },
}

/** Fields: none. Asks for what still waits: after a stop of the paper, or only to see how far it is. */
export const askSourcesAgain: Action<Record<string, never>> = {
  name: 'sources.ask',
  fields: () => z.strictObject({}),
  who: 'editor',
  async run({ works, back }) {
    await patiently(works.askSources())
    return { is: 'done', go: askedAt(back) }
  },
}

/** A box that is ticked, or several of one name. */
const ticked = <T extends string>(known: readonly [T, ...T[]]) =>
  z
    .union([z.enum(known), z.array(z.enum(known)).max(known.length)])
    .optional()
    .transform((given) => (given === undefined ? [] : [given].flat()))

const starterFields = () => z.strictObject({ interest: ticked(INTERESTS), language: ticked(STARTER_LANGUAGES) })

/** Fields: `interest` and `language`, each as often as one is ticked. Those of the starter pack that serve them are asked for. */
export const addStarters: Action<z.infer<ReturnType<typeof starterFields>>> = {
  name: 'sources.starters',
  fields: starterFields,
  who: 'editor',
  async run({ db, input, words, works, back }) {
    const say = words.setup.sources
    if (!input.interest.length) return { is: 'mend', errors: { interest: say.starter.noInterest } }
    if (!input.language.length) return { is: 'mend', errors: { language: say.starter.noLanguage } }
    const chosen = chosenStarters(input.interest, input.language)
    if (!chosen.length) return { is: 'mend', errors: { interest: say.starter.noneOfThem } }
    if ((await addWishes(db, starterWishes(chosen, say))) === null) {
      return { is: 'mend', errors: { interest: say.tooMany(MOST_WISHES) } }
    }
    await patiently(works.askSources())
    return { is: 'done', go: askedAt(back) }
  },
}

/** The list of outcomes stands on both pages where sources are brought to. */
const askedAt = (back: string): string =>
  back.startsWith('/desk/') ? '/desk/sources/add#asked' : '/setup/sources#asked'

async function patiently(work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<void>((settle) => {
    timer = setTimeout(settle, PATIENCE_MS)
  })
  await Promise.race([work, late]).finally(() => clearTimeout(timer))
}
