import { setPageRules } from '#lib/ingest/set-page-rules.ts'
import type { Engine } from '#lib/launch/engine.ts'
import { messagesFor } from '#lib/messages/model.ts'
import { findSection } from '#lib/sections/queries.ts'
import { type Changed, setSource } from '#lib/sources/commands.ts'
import { REUSE_RIGHTS } from '#lib/sources/model.ts'
import { findSource } from '#lib/sources/queries.ts'
import type { Told } from './commands.ts'
import { CommandRefusal } from './refusal.ts'
import { type CommandRequest, keepDaysOf } from './request.ts'

const words = messagesFor('en')

/** How a source is read, filed, kept and shown: what is named is set, the rest stays. */
export async function changeSettings(engine: Engine, request: CommandRequest): Promise<Told> {
  const { operands, options } = request
  const [named = ''] = operands
  const { include, exclude, fullText, section, keep, reuse, basis } = options
  const lines: string[] = []
  const value: Record<string, unknown> = {}
  if (section !== undefined || keep !== undefined || reuse !== undefined) {
    const filed = section === undefined || section === '' ? null : await findSection(engine.db, section)
    if (section && !filed) throw new CommandRefusal(words.sources.refusals['section-unknown'](section))
    const right = REUSE_RIGHTS.find((one) => one === reuse)
    const wish = {
      ...(section !== undefined && { sectionId: filed?.id ?? null }),
      ...(keep !== undefined && { keepDays: keepDaysOf(keep) ?? null }),
      ...(right && { reuse: { right, basis: basis?.trim() || null } }),
    }
    const source = await accepted(engine, named, await setSource(engine.db, named, wish))
    lines.push(words.cli.sourceSet(source.title))
    Object.assign(value, { id: source.id, keepDays: source.keepDays, reuse: source.reuse, basis: source.reuseBasis })
  }
  if (include !== undefined || exclude !== undefined || fullText !== undefined) {
    const rules = {
      ...(include !== undefined && { include }),
      ...(exclude !== undefined && { exclude }),
      ...(fullText !== undefined && { fullText }),
    }
    const set = await setPageRules(engine, named, rules)
    if (!set.ok && set.reason === 'selector-bad') throw new CommandRefusal(words.cli.selectorBad(set.selector))
    const { source, reread, wanted } = await accepted(engine, named, set)
    lines.push(words.cli.pagesSet(source.title, reread, wanted))
    Object.assign(value, { id: source.id, reread, wanted })
  }
  engine.wake()
  return { lines, value }
}

type Refused = { ok: false; reason: Extract<Changed, { ok: false }>['reason'] }
type Outcome<T> = { ok: true; value: T } | Refused

/** @throws CommandRefusal with the sentence of a refusal */
export async function accepted<T>(engine: Engine, named: string, outcome: Outcome<T>): Promise<T> {
  if (outcome.ok) return outcome.value
  const source = await findSource(engine.db, named)
  throw new CommandRefusal(words.sources.refusals[outcome.reason](source?.title ?? named))
}
