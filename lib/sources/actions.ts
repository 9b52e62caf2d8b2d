import { z } from 'zod'
import type { Action } from '#lib/forms/model.ts'
import type { Messages } from '#lib/messages/model.ts'
import { readAddresses, type Wanted } from './read-addresses.ts'
import { addWishes, MOST_WISHES } from './wishes.ts'

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
 * of each stands on `/setup/sources`.
 */
export const addSources: Action<Fields> = {
  name: 'sources.add',
  fields,
  who: 'owner',
  secret: ['list'],
  async run({ db, input, words, works }) {
    const say = words.setup.sources
    const wanted: Wanted[] = []
    let sentence = ''
    for (const field of ['addresses', 'list'] as const) {
      const read = readAddresses(input[field] ?? '', input.section || null)
      if (!read) return { is: 'mend', errors: { [field]: say.noList } }
      wanted.push(...read.wanted)
      if (read.cutShort) sentence = say.cutShort
    }
    if (!wanted.length) {
      return { is: 'mend', errors: { addresses: input.addresses || input.list ? say.emptyList : say.none } }
    }
    if ((await addWishes(db, wanted)) === null) {
      return { is: 'mend', errors: { addresses: say.tooMany(MOST_WISHES) } }
    }
    await patiently(works.askSources())
    return { is: 'done', go: '/setup/sources#asked', ...(sentence && { sentence }) }
  },
}

/** Fields: none. Asks for what still waits: after a stop of the paper, or only to see how far it is. */
export const askSourcesAgain: Action<Record<string, never>> = {
  name: 'sources.ask',
  fields: () => z.strictObject({}),
  who: 'owner',
  async run({ works }) {
    await patiently(works.askSources())
    return { is: 'done', go: '/setup/sources#asked' }
  },
}

async function patiently(work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<void>((settle) => {
    timer = setTimeout(settle, PATIENCE_MS)
  })
  await Promise.race([work, late]).finally(() => clearTimeout(timer))
}
