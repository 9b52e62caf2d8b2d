import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

// The program always runs in the project's root; import.meta.url means nothing once Next has bundled this file.
export const EDITION_FOLDER = join(/* turbopackIgnore: true */ process.cwd(), 'lib', 'sample', 'edition')

const sourceShape = z.strictObject({
  slug: z.string(),
  title: z.string(),
  tagline: z.string(),
  section: z.string(),
  language: z.string(),
  licence: z.url().nullable(),
  format: z.enum(['rss', 'atom', 'rdf', 'json']),
  charset: z.enum(['utf-8', 'windows-1252']),
  colour: z.string(),
  /** What the careless page says around its stories. */
  cookieBanner: z.string(),
  newsletter: z.string(),
  unsoldBox: z.string(),
})
export type SampleSource = z.infer<typeof sourceShape>

const headerShape = z.strictObject({
  title: z.string(),
  standfirst: z.string().optional(),
  author: z.string(),
  published: z.iso.datetime({ offset: true }),
  updated: z.iso.datetime({ offset: true }).optional(),
  section: z.string(),
  kicker: z.string().optional(),
  /** Further topics, with commas between them. */
  topics: z.string().optional(),
  language: z.string().optional(),
  picture: z.string().optional(),
  alt: z.string().optional(),
  caption: z.string().optional(),
  credit: z.string().optional(),
  /** `archive`: only a page, in no feed. `cut`: feed and page both stop and ask the reader to go on elsewhere. */
  kind: z.enum(['archive', 'cut']).optional(),
})

/** A story as its file has it: a header of `key: value` lines, an empty line, the text as HTML. */
export type SampleStory = z.infer<typeof headerShape> & {
  source: string
  slug: string
  /** The text as it stands. */
  body: string
  /** The text before it was corrected; null if it never was. */
  earlierBody: string | null
}

// A corrected place in a text: {{what stood there => what stands there}}.
const CORRECTED = /\{\{(.*?) => (.*?)\}\}/gs

export function parseStory(source: string, slug: string, file: string): SampleStory {
  const gap = file.indexOf('\n\n')
  const pairs = file
    .slice(0, gap)
    .split('\n')
    .map((line) => {
      const colon = line.indexOf(': ')
      return [line.slice(0, colon), line.slice(colon + 2).trim()]
    })
  const header = headerShape.parse(Object.fromEntries(pairs))
  const text = file.slice(gap + 2).trim()
  const body = text.replace(CORRECTED, '$2')
  return { ...header, source, slug, body, earlierBody: body === text ? null : text.replace(CORRECTED, '$1') }
}

/** `pictures` are their files, as `SOURCE/NAME.webp`. */
export type Edition = { sources: SampleSource[]; stories: SampleStory[]; pictures: ReadonlySet<string> }
let held: Edition | null = null

/** The whole sample edition from its files, newest story first; read once. */
export function readEdition(): Edition {
  if (held) return held
  const folders = readdirSync(EDITION_FOLDER, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  const sources: SampleSource[] = []
  const stories: SampleStory[] = []
  const pictures = new Set<string>()
  for (const { name } of folders) {
    const folder = join(EDITION_FOLDER, name)
    sources.push(sourceShape.parse(JSON.parse(readFileSync(join(folder, 'source.json'), 'utf8'))))
    for (const file of readdirSync(folder)) {
      if (file.endsWith('.webp')) pictures.add(`${name}/${file}`)
      if (!file.endsWith('.html')) continue
      stories.push(parseStory(name, file.slice(0, -'.html'.length), readFileSync(join(folder, file), 'utf8')))
    }
  }
  stories.sort((a, b) => Date.parse(b.published) - Date.parse(a.published) || a.slug.localeCompare(b.slug))
  held = { sources, stories, pictures }
  return held
}
