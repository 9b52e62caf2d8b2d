import { join } from 'node:path'
import { pageHealth } from '#lib/ingest/page-health.ts'
import { putUpSample, takeDownSample } from '#lib/ingest/sample.ts'
import { subscribe } from '#lib/ingest/subscribe.ts'
import { readPagesOnce } from '#lib/jobs/pages.ts'
import { pollOnce } from '#lib/jobs/poll.ts'
import type { Engine } from '#lib/launch/engine.ts'
import { messagesFor } from '#lib/messages/model.ts'
import { addSection, removeSection, renameSection } from '#lib/sections/commands.ts'
import { listSections } from '#lib/sections/queries.ts'
import {
  type Changed,
  pauseSource,
  refusalSentence,
  removeSource,
  restoreSource,
  resumeSource,
} from '#lib/sources/commands.ts'
import { problemSentence } from '#lib/sources/health.ts'
import { REUSE_RIGHTS } from '#lib/sources/model.ts'
import { findSource, listSources, showSource } from '#lib/sources/queries.ts'
import { inspectStore } from './inspect-store.ts'
import { addStarters, exportOpml, importOpml } from './opml-commands.ts'
import { CommandRefusal } from './refusal.ts'
import type { CommandRequest } from './request.ts'
import { accepted, changeSettings } from './source-commands.ts'
import { forbidRelated, joinStory, pinRelated, releaseRelated, showStory, splitStory } from './story-commands.ts'
import { addUser, giveResetLink, listUsers, setUserRole } from './user-commands.ts'

/** What a command gives back: lines for a person, or a value for a script. */
export type Told = { lines: string[]; value: unknown }
type Command = (engine: Engine, request: CommandRequest, say: (line: string) => void) => Promise<Told>

const words = messagesFor('en')
const told = (line: string, value: unknown): Told => ({ lines: [line], value })

/**
 * Runs a command on the paper's store.
 *
 * @param say takes progress as it happens; left out where JSON is wanted
 * @throws CommandRefusal, StoreError with one sentence
 */
export async function runCommand(engine: Engine, request: CommandRequest, say: (line: string) => void): Promise<Told> {
  const command = Object.hasOwn(COMMANDS, request.name) ? COMMANDS[request.name] : undefined
  if (!command) throw new CommandRefusal(words.cli.unknownCommand(request.name))
  try {
    return await command(engine, request, request.json ? () => undefined : say)
  } finally {
    // One that was refused half way may have written, too.
    if (!READING.has(request.name)) await engine.recall('all')
  }
}

/** They change nothing that a page shows. */
const READING = new Set([
  'source list',
  'source show',
  'section list',
  'backup',
  'doctor',
  'user list',
  'opml export',
  'story show',
])

const COMMANDS: Record<string, Command> = {
  'source add': async (engine, { operands: [url = ''], options }) => {
    const now = engine.now()
    const reuse = REUSE_RIGHTS.find((right) => right === options.reuse) ?? null
    const added = await subscribe({ ...engine, now }, { url, section: options.section ?? null, reuse })
    if (!added.ok) throw new CommandRefusal(refusalSentence(added, words.sources))
    const { source, ingested } = added.value
    engine.wake()
    const line = ingested.problem
      ? words.cli.addedSick(source.title, source.id, problemSentence(ingested.problem, ingested.detail, words.sources))
      : words.cli.added(source.title, source.id, ingested.added)
    return told(line, { id: source.id, slug: source.slug, title: source.title, stories: ingested.added })
  },
  'source list': async (engine) => {
    const list = await listSources(engine.db, engine.now(), words.sources)
    const lines = list.map(({ id, slug, title, articles, health }) =>
      words.cli.sourceLine(id, slug, title, articles, health.sentences[0] ?? ''),
    )
    return { lines: lines.length ? lines : [words.cli.noSources], value: list }
  },
  'source show': async (engine, { operands: [named = ''] }) => {
    const view = await showSource(engine.db, named, engine.now(), words.sources)
    if (!view) throw new CommandRefusal(words.sources.refusals['source-unknown'](named))
    const { health, section, ...fields } = view
    const pages = await pageHealth(engine.db, view.id, words.sources)
    const { taken, waiting, kept, failed } = pages
    const told = taken + waiting + kept + failed > 0 ? words.cli.pagesLine(taken, waiting, kept, failed) : null
    const shown = {
      ...fields,
      section: section?.name ?? null,
      pages: told && [told, ...pages.problems].join('. '),
      health: health.sentences.join(' '),
    }
    const lines = Object.entries(shown).flatMap(([name, value]) =>
      value === null ? [] : [words.cli.field(name, String(value))],
    )
    return { lines, value: { ...view, pages } }
  },
  'source set': changeSettings,
  'source pause': changing(pauseSource, words.cli.paused),
  'source resume': changing(resumeSource, words.cli.resumed),
  'source remove': changing(removeSource, words.cli.removed),
  'source restore': changing(restoreSource, words.cli.sourceRestored),
  'source starter': addStarters,
  'opml import': importOpml,
  'opml export': exportOpml,
  'section list': async (engine) => {
    const list = await listSections(engine.db)
    const lines = list.map(({ slug, name }) => words.cli.sectionLine(slug, name))
    return { lines: lines.length ? lines : [words.cli.noSections], value: list }
  },
  'section add': async (engine, { operands: [name = ''] }) => {
    const added = await addSection(engine.db, name)
    if (!added.ok) throw new CommandRefusal(words.cli.sectionRefusals[added.reason](name))
    return told(words.cli.sectionAdded(added.value.name, added.value.slug), added.value)
  },
  'section rename': async (engine, { operands: [named = '', name = ''] }) => {
    const renamed = await renameSection(engine.db, named, name)
    if (!renamed.ok) {
      throw new CommandRefusal(
        words.cli.sectionRefusals[renamed.reason](renamed.reason === 'section-unknown' ? named : name),
      )
    }
    return told(words.cli.sectionRenamed(renamed.value.name, renamed.value.slug), renamed.value)
  },
  'section remove': async (engine, { operands: [named = ''] }) => {
    const removed = await removeSection(engine.db, named)
    if (!removed.ok) throw new CommandRefusal(words.cli.sectionRefusals[removed.reason](named))
    return told(words.cli.sectionRemoved(removed.value.name), removed.value)
  },
  'story show': showStory,
  'story split': splitStory,
  'story join': joinStory,
  'story pin': pinRelated,
  'story forbid': forbidRelated,
  'story release': releaseRelated,
  'user add': addUser,
  'user list': listUsers,
  'user role': setUserRole,
  'user reset-link': giveResetLink,
  poll: async (engine, { options }, say) => {
    const wish = await pollWish(engine, options)
    const summary = await pollOnce(engine, wish, words.sources, say)
    const pages = await readPagesOnce(engine, wish)
    const { asked, taken, failed } = pages
    const lines = [words.cli.polled(summary.sources, summary.added, summary.changed, summary.failed)]
    if (asked > 0) lines.push(words.cli.wholeTexts(asked, taken.length, failed))
    return { lines, value: { ...summary, pages: { asked, taken: taken.length, failed } } }
  },
  'sample add': async (engine) => {
    const stories = await putUpSample(engine.db, engine.parser, engine.now())
    return told(words.cli.sampleUp(stories), { stories })
  },
  'sample remove': async (engine) => {
    await takeDownSample(engine.db)
    return told(words.cli.sampleDown, { stories: 0 })
  },
  backup: async (engine, { operands: [named] }) => {
    const stamp = engine.now().toISOString().replace(/[:.]/g, '-')
    const file = named ?? join(engine.config.dataDir, 'backups', `broadsheet-${stamp}.backup.gz`)
    const { rows } = await engine.store.backup(file)
    return told(words.cli.backedUp(file, rows), { file, rows })
  },
  restore: async (engine, { operands: [file = ''] }) => {
    const { rows } = await engine.store.restore(file)
    return told(words.cli.restored(file, rows), { file, rows })
  },
  doctor: async (engine) => ({ lines: [], value: await inspectStore(engine) }),
}

function changing(
  change: (db: Engine['db'], named: string, now: Date) => Promise<Changed>,
  sentence: (title: string, id: number) => string,
): Command {
  return async (engine, { operands: [named = ''] }) => {
    const source = await accepted(engine, named, await change(engine.db, named, engine.now()))
    engine.wake()
    const { id, slug, title, state } = source
    return told(sentence(title, id), { id, slug, title, state })
  }
}

async function pollWish(engine: Engine, { source: named, now = false }: CommandRequest['options']) {
  if (named === undefined) return { now }
  const source = await findSource(engine.db, named)
  if (!source) throw new CommandRefusal(words.sources.refusals['source-unknown'](named))
  return { source: source.id }
}
