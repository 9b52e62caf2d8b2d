import { setImmediate as breath } from 'node:timers/promises'
import { type GrowingFile, growingFile, openZip } from '#lib/archive/zip.ts'
import { slugOf } from '#lib/articles/slug.ts'
import type { Db } from '#lib/db/model.ts'
import { longDate } from '#lib/editions/times.ts'
import type { Messages } from '#lib/messages/model.ts'
import type { PaperIdentity } from '#lib/paper/model.ts'
import { isPublicAddress } from '#lib/sources/public-address.ts'
import { type ListedSource, writeOpml } from '#lib/syndication/opml.ts'
import { type Collected, collect } from './collect.ts'
import { takenLines, takenLists } from './lists.ts'
import { FOOT, STYLE } from './markup.ts'
import {
  commentsHtml,
  IMPORT_FOOT,
  importHead,
  importLine,
  indexPage,
  listHtml,
  markedItem,
  PAGES,
  type PageName,
  pageHead,
  savedItem,
} from './pages.ts'
import { type TakenSave, takenSaves } from './saved.ts'
import { picturesOf, type Setting, textPage } from './text-page.ts'

/** A picture as it is kept, and the end of its name. */
export type KeptPicture = { bytes: Uint8Array; ending: 'webp' | 'jpg' | 'png' | 'gif' }

export type TakeoutContext = {
  db: Db
  now: Date
  paper: Pick<PaperIdentity, 'name' | 'language' | 'timeZone'>
  publicUrl: string
  /** The reader's, and its catalogue. */
  language: string
  words: Messages
  /** A picture of a text, by its address at its source; null where the paper does not keep it. */
  pictureOf(address: string): Promise<KeptPicture | null>
}

/** The shape of `data.json`; a later one that older programs would misread has a higher number. */
export const DATA_VERSION = 1

/**
 * All that is somebody's, as one zip, part by part: pages for people, which open without us and ask nothing of the net, one
 * file for programs, which another Broadsheet takes in (lib/imports/read/own.ts), and the sources for other readers. What is
 * in memory at once are fifty texts, and of each page that grows what it comes to when packed.
 */
export async function* takeout(context: TakeoutContext, personId: number): AsyncGenerator<Uint8Array> {
  const { db, now, publicUrl } = context
  const zip = openZip(now)
  const setting = settingOf(context)
  const collected = await collect(db, personId)
  const files = {
    data: growingFile(),
    saved: growingFile(),
    marks: growingFile(),
    lists: growingFile(),
    imports: growingFile(),
  }
  const counts: Record<PageName, number> = {
    saved: 0,
    marks: 0,
    lists: 0,
    comments: collected.comments.length,
    imports: 0,
  }
  const pictures = new Map<string, string | null>()

  await files.data.write(dataHead(context))
  await files.saved.write(`${pageHead('saved', setting)}<ol class="saved">\n`)
  await files.marks.write(pageHead('marks', setting))
  for await (const saves of takenSaves(db, personId, publicUrl)) {
    for (const save of saves) {
      const file = save.text ? nameOf(save) : null
      if (save.text && file) {
        for (const address of picturesOf(save.text)) {
          if (pictures.has(address)) continue
          const kept = address.startsWith('data:') ? null : await context.pictureOf(address)
          const name = kept && `pictures/${pictures.size + 1}.${kept.ending}`
          pictures.set(address, name)
          if (kept && name) yield* await zip.file(name, kept.bytes, true)
        }
        const placeOf = (address: string) => {
          const name = pictures.get(address)
          return name ? `../${name}` : null
        }
        yield* await zip.file(file, textPage({ ...save, text: save.text }, placeOf, setting))
      }
      await files.data.write(`${counts.saved ? ',' : ''}\n${JSON.stringify(dataOf(save, file))}`)
      await files.saved.write(savedItem(save, file, setting))
      await files.marks.write(markedItem(save, file, setting))
      counts.saved += 1
      counts.marks += save.marks.length
    }
    await breath()
  }
  await files.data.write('\n],\n"lists": [')
  await files.lists.write(pageHead('lists', setting))
  for await (const list of takenLists(db, personId, publicUrl)) {
    await files.data.write(`${counts.lists ? ',' : ''}\n${JSON.stringify(list)}`)
    await files.lists.write(listHtml(list, setting))
    counts.lists += 1
  }
  await files.data.write('\n],\n"importLines": [')
  await files.imports.write(pageHead('imports', setting))
  await writeImports(context, personId, collected, files, setting)
  counts.imports = collected.imports.length
  const { sources, ...rest } = collected
  await files.data.write(`\n],\n${JSON.stringify(rest, null, 1).slice(2)}\n`)

  await files.saved.write('</ol>\n')
  for (const page of ['saved', 'marks', 'lists', 'imports'] as const) {
    await files[page].write(FOOT)
    yield* await zip.grown(PAGES[page], files[page])
  }
  yield* await zip.file(PAGES.comments, pageHead('comments', setting) + commentsHtml(collected, setting) + FOOT)
  yield* await zip.grown('data.json', files.data)
  yield* await zip.file('sources.opml', opmlOf(collected, sources, context))
  yield* await zip.file('style.css', STYLE)
  const madeAt = context.words.takeout.madeAt(context.paper.name, setting.day(now))
  yield* await zip.file('index.html', indexPage(collected, counts, setting, madeAt))
  yield* zip.end()
}

function settingOf({ words, language, paper, publicUrl }: TakeoutContext): Setting {
  const day = (at: Date) => longDate(at.toISOString(), paper.timeZone, language)
  return { words, language, paper: paper.name, publicUrl, day }
}

/** Its number makes it the only one of its name, and keeps the order. */
const nameOf = ({ id, headline }: TakenSave): string =>
  `articles/${String(id).padStart(6, '0')}-${slugOf(headline).slice(0, 60).replace(/-+$/, '')}.html`

/** What is saved stands first: of a file that breaks off it can be read. */
const dataHead = ({ now, paper, publicUrl }: TakeoutContext): string =>
  `{\n"broadsheet": ${DATA_VERSION},\n"madeAt": ${JSON.stringify(now)},\n"paper": ${JSON.stringify({ name: paper.name, address: publicUrl })},\n"saved": [`

function dataOf({ text, marks, ...save }: TakenSave, file: string | null) {
  return {
    ...save,
    highlights: marks.map(({ id: _, ...mark }) => mark),
    text: text && {
      file,
      headline: text.headline,
      kicker: text.kicker,
      standfirst: text.standfirst,
      byline: text.byline,
      source: text.sourceTitle,
      language: text.language,
      publishedAt: text.publishedAt,
      licence: text.licence,
      words: text.words,
      cut: text.cut,
      takenAt: text.takenAt,
    },
  }
}

async function writeImports(
  { db, words }: TakeoutContext,
  personId: number,
  { imports }: Collected,
  files: { data: GrowingFile; imports: GrowingFile },
  setting: Setting,
): Promise<void> {
  let written = 0
  for (const one of imports) {
    await files.imports.write(importHead(one, setting))
    for await (const lines of takenLines(db, personId, one.id)) {
      for (const line of lines) {
        await files.data.write(`${written ? ',' : ''}\n${JSON.stringify({ import: one.id, ...line })}`)
        written += 1
      }
      await files.imports.write(lines.map((line) => importLine(line, words)).join(''))
    }
    await files.imports.write(IMPORT_FOOT)
  }
}

/** What is followed, and what it was saved from: feeds that anybody may know of. */
function opmlOf(
  { follows }: Collected,
  saved: Collected['sources'],
  { words, publicUrl, paper, now }: TakeoutContext,
): string {
  const followed = follows.flatMap(({ source, feed, site, sourceKind }) =>
    source !== null && feed !== null && sourceKind === 'feed' ? [{ title: source, feed, site }] : [],
  )
  const known = new Set(followed.map(({ feed }) => feed))
  const others = saved.filter(({ feed }) => !known.has(feed))
  const inFolder = (sources: { title: string; feed: string; site: string | null }[], section: string): ListedSource[] =>
    sources.filter(({ feed }) => isPublicAddress(feed)).map((source) => ({ ...source, section, language: null }))
  const listed = [...inFolder(followed, words.following.title), ...inFolder(others, words.takeout.savedFrom)]
  return writeOpml(listed, { title: paper.name, page: publicUrl, at: now })
}
