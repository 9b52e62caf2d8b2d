import { z } from 'zod'
import type { Acting, Action, Outcome } from '#lib/forms/model.ts'
import type { Messages } from '#lib/messages/model.ts'
import { type Changed, pauseSource, removeSource, restoreSource, resumeSource, setSource } from './commands.ts'
import { KEEP_RANGE, REUSE_RIGHTS } from './model.ts'
import { findSource } from './queries.ts'

const source = (words: Messages) => z.string().regex(/^\d{1,9}$/, words.deskSources.gone)
const onlySource = (words: Messages) => z.strictObject({ source: source(words) })
type OnlySource = z.infer<ReturnType<typeof onlySource>>

/** Field: `source`, its id. Not read until it is resumed. */
export const pause = act('pause', ({ db }, id) => pauseSource(db, id))
/** Field: `source`. Read again from now on. */
export const resume = act('resume', ({ db }, id) => resumeSource(db, id))
/** Field: `source`. It can be had back whole for 30 days. */
export const remove = act('remove', ({ db, now }, id) => removeSource(db, id, now))
/** Field: `source`. Takes its removal back. */
export const restore = act('restore', ({ db }, id) => restoreSource(db, id))

type Act = 'pause' | 'resume' | 'remove' | 'restore'

function act(name: Act, change: (acting: Acting, id: string) => Promise<Changed>): Action<OnlySource> {
  return {
    name: `sources.${name}`,
    fields: onlySource,
    who: 'editor',
    async run(acting) {
      const { words, works, recall, back, input } = acting
      const changed = await change(acting, input.source)
      if (!changed.ok) return refusal(acting, input.source, changed.reason)
      works.wake()
      recall('all')
      return { is: 'done', go: pageOf(back), sentence: words.deskSources.done[name](changed.value.title) }
    },
  }
}

/** Field: `source`. Reads it now, also a paused one; what came of it stands in its health. */
export const readNow: Action<OnlySource> = {
  name: 'sources.read',
  fields: onlySource,
  who: 'editor',
  // A feed is not asked more often than a hand can press a button in earnest.
  limits: (_, input) => [{ key: `source:${input.source}`, times: 3, seconds: 300 }],
  async run(acting) {
    const { db, words, works, back, input } = acting
    const found = await findSource(db, input.source)
    if (!found) return refusal(acting, input.source, 'source-unknown')
    if (found.kind === 'bundled') return refusal(acting, input.source, 'bundled-source')
    if (found.state === 'removed') return refusal(acting, input.source, 'source-removed')
    const done = words.deskSources.done
    const say = (await works.readSource(found.id)) ? done.read : done.readBefore
    return { is: 'done', go: pageOf(back), sentence: say(found.title) }
  },
}

const settingFields = (words: Messages) => {
  const say = words.deskSources.settings
  return z.strictObject({
    source: source(words),
    section: z.string().trim().max(40, words.setup.sources.sectionLong).optional(),
    keep: z
      .string()
      .trim()
      .refine((text) => text === '' || isKeepable(text), say.keepWrong)
      .optional(),
    right: z.enum(REUSE_RIGHTS, say.rightNeeded),
    basis: z.string().trim().max(300, say.basisLong).optional(),
  })
}

const isKeepable = (text: string): boolean =>
  /^\d{1,5}$/.test(text) && Number(text) >= KEEP_RANGE.least && Number(text) <= KEEP_RANGE.most

/** Fields: `source`, `section` (a name; made where there is none), `keep` (days; empty: for ever), `right`, `basis`. */
export const setSettings: Action<z.infer<ReturnType<typeof settingFields>>> = {
  name: 'sources.set',
  fields: settingFields,
  who: 'editor',
  async run(acting) {
    const { db, words, works, recall, back, input } = acting
    const { section = '', keep = '', right, basis = '' } = input
    const changed = await setSource(db, input.source, {
      sectionId: section === '' ? null : await works.sectionNamed(section),
      keepDays: keep === '' ? null : Number(keep),
      reuse: { right, basis: basis || null },
    })
    if (!changed.ok) return refusal(acting, input.source, changed.reason)
    recall('all')
    return { is: 'done', go: pageOf(back), sentence: words.deskSources.done.set(changed.value.title) }
  },
}

/** Back to where it was sent from, if that is of the desk's sources. */
const pageOf = (back: string): string => /^\/desk\/sources\/\d+/.exec(back)?.[0] ?? '/desk/sources'

async function refusal(
  { db, words }: Acting,
  id: string,
  reason: Extract<Changed, { ok: false }>['reason'],
): Promise<Outcome> {
  if (reason === 'source-unknown') return { is: 'refused', status: 404, sentence: words.deskSources.gone }
  const found = await findSource(db, id)
  return { is: 'refused', status: 409, sentence: words.sources.refusals[reason](found?.title ?? id) }
}
