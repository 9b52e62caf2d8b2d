import { Parser } from 'htmlparser2'

/** A feed that a list of subscriptions names, and the folder that it lies in: the outermost one, which is a section here. */
export type ListedFeed = { address: string; title: string; section: string | null }
export type ReadOpml = {
  /** Each address once, in the order of the list. */
  feeds: ListedFeed[]
  /** The outermost element is `opml`. */
  isOpml: boolean
  /** It breaks off before its end: some feeds may be missing. */
  cutShort: boolean
}

const LONGEST_ADDRESS = 2_000

/**
 * Reads a list of subscriptions. Names of attributes count in any case, as programs write them in each; outlines
 * without an address are folders or notes. Nothing outside the text is fetched: it has no DTD and no entities of its own.
 */
export function readOpml(text: string): ReadOpml {
  const feeds = new Map<string, ListedFeed>()
  /** The titles of the open outlines; null for those that are feeds or have none. */
  const folders: (string | null)[] = []
  let begun = false
  let isOpml = false
  let ended = false

  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const tag = name.toLowerCase()
        if (!begun) isOpml = tag === 'opml'
        begun = true
        if (tag !== 'outline' || !isOpml) return
        const named = new Map(Object.entries(attributes).map(([key, value]) => [key.toLowerCase(), value.trim()]))
        const title = named.get('title') || named.get('text') || ''
        const address = named.get('xmlurl') ?? ''
        const section = folders.find(Boolean) ?? categoryOf(named.get('category')) ?? null
        if (isAddress(address) && !feeds.has(address)) feeds.set(address, { address, title, section })
        folders.push(address ? null : title || null)
      },
      onclosetag(name, implied) {
        const tag = name.toLowerCase()
        if (tag === 'outline') folders.pop()
        if (tag === 'opml' && !implied) ended = true
      },
    },
    { xmlMode: true, decodeEntities: true },
  )
  parser.end(text.replace(/^\uFEFF/, ''))
  return { feeds: [...feeds.values()], isOpml, cutShort: isOpml && !ended }
}

/** The first part of the first category: `/Food/Cuisine,/Travel` is Food. */
const categoryOf = (text: string | undefined) =>
  text
    ?.split(',')[0]
    ?.split('/')
    .map((part) => part.trim())
    .find(Boolean)

const isAddress = (text: string) => text.length <= LONGEST_ADDRESS && /^(?:https?|feed):/i.test(text)
