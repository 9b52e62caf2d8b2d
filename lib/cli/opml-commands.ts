import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { askWishes } from '#lib/ingest/ask-wishes.ts'
import type { Engine } from '#lib/launch/engine.ts'
import { messagesFor } from '#lib/messages/model.ts'
import { paperIdentity } from '#lib/paper/queries.ts'
import { starterWishes, wishesOf } from '#lib/sources/bring.ts'
import { problemSentence } from '#lib/sources/health.ts'
import { chosenStarters } from '#lib/sources/starter/choose.ts'
import { INTERESTS, STARTER_LANGUAGES } from '#lib/sources/starter/model.ts'
import { addWishes, countWishes, MOST_WISHES, type NewWish, readWishes, type Wish } from '#lib/sources/wishes.ts'
import { publicSources, writeOpml } from '#lib/syndication/opml.ts'
import type { Told } from './commands.ts'
import { CommandRefusal } from './refusal.ts'
import type { CommandRequest } from './request.ts'

const words = messagesFor('en').cli
const say = messagesFor('en').setup.sources
/** Larger than any list that somebody reads. */
const LARGEST_MB = 5

/** Brings the subscriptions of another reader; what came of each is told by its line in the file. */
export async function importOpml(
  engine: Engine,
  { operands: [from = ''], options }: CommandRequest,
  tell: (line: string) => void,
): Promise<Told> {
  const { bytes, contentType } = /^https?:\/\//i.test(from) ? await fetched(engine, from) : readLocal(from)
  if (bytes.byteLength > LARGEST_MB * 1e6) throw new CommandRefusal(words.opmlTooLarge(LARGEST_MB))
  const read = await engine.parser.subscriptions(bytes, contentType, options.section ?? null)
  if (!read.ok) throw new CommandRefusal(messagesFor('en').sources.problems[read.reason]())
  if (!read.value) throw new CommandRefusal(words.opmlNoList)
  const wishes = wishesOf(read.value, say)
  if (!wishes.length) throw new CommandRefusal(words.opmlEmpty)
  if (read.value.cutShort) tell(words.opmlCutShort)
  return bring(engine, wishes, tell)
}

/** Adds the sources of the starter pack that serve an interest in a language, or only shows them. */
export async function addStarters(
  engine: Engine,
  { options: { interest, language, list } }: CommandRequest,
  tell: (line: string) => void,
): Promise<Told> {
  const paper = await paperIdentity(engine.config, engine.db)
  const interests = INTERESTS.filter((one) => interest === undefined || one === interest)
  const languages = STARTER_LANGUAGES.filter((one) => language === undefined || one === language)
  const chosen = chosenStarters(interests, languages)
  if (!chosen.length) throw new CommandRefusal(words.noStarters)
  if (list) {
    const lines = chosen.map((one) =>
      words.starterLine(
        one.title,
        one.licence.name,
        one.languages.join(', '),
        one.interests.join(', '),
        one.feed,
        one.basis,
      ),
    )
    return { lines, value: chosen }
  }
  return bring(engine, starterWishes(chosen, messagesFor(paper.language).setup.sources), tell)
}

async function bring(engine: Engine, wishes: NewWish[], tell: (line: string) => void): Promise<Told> {
  if ((await addWishes(engine.db, wishes)) === null) throw new CommandRefusal(say.tooMany(MOST_WISHES))
  const line = (wish: Wish) => words.wishLine(wish.line, wish.address || (wish.title ?? ''), wish.told)
  for (const wish of await readWishes(engine.db)) if (wish.state !== 'waiting') tell(line(wish))
  await askWishes(engine, (wish) => tell(line(wish)))
  const { added, known, refused } = await countWishes(engine.db)
  const shown = (await readWishes(engine.db)).map(({ address, title, section, line: at, state, told }) => ({
    ...{ line: at, address, title, section, state, told },
  }))
  return { lines: [words.wishesDone(added, known, refused)], value: { added, known, refused, entries: shown } }
}

/** The sources as OPML: those that everybody may know of, as `/opml.xml` gives them. */
export async function exportOpml(engine: Engine, { operands: [file] }: CommandRequest): Promise<Told> {
  const paper = await paperIdentity(engine.config, engine.db)
  const listed = await publicSources(engine.db)
  const page = `${engine.config.publicUrl}/about`
  const opml = writeOpml(listed, { title: paper.name, page, at: engine.now() })
  if (file === undefined) return { lines: [opml], value: { sources: listed.length, opml } }
  try {
    writeFileSync(file, `${opml}\n`)
  } catch {
    throw new CommandRefusal(words.opmlUnwritable(file))
  }
  return { lines: [words.opmlWritten(file, listed.length)], value: { sources: listed.length, file } }
}

type Brought = { bytes: Uint8Array; contentType: string | null }

function readLocal(file: string): Brought {
  try {
    if (statSync(file).size > LARGEST_MB * 1e6) throw new CommandRefusal(words.opmlTooLarge(LARGEST_MB))
    return { bytes: readFileSync(file), contentType: null }
  } catch (problem) {
    throw problem instanceof CommandRefusal ? problem : new CommandRefusal(words.opmlFile(file))
  }
}

async function fetched({ web }: Engine, url: string): Promise<Brought> {
  const answer = await web.fetch(url, { accept: 'text/x-opml, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.1' })
  if (answer.ok) return { bytes: answer.value.body, contentType: answer.value.headers['content-type'] ?? null }
  const { problem, detail } = answer.failure
  throw new CommandRefusal(problemSentence(problem, detail, messagesFor('en').sources))
}
