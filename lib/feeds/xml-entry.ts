import { parseDate } from '#lib/feeds/dates.ts'
import { child, childrenOf, firstText, htmlOf, textOf, titleOf } from '#lib/feeds/elements.ts'
import { distinctNames, languageTag, personName, webAddress, wholeNumber } from '#lib/feeds/field-values.ts'
import { licenceOf } from '#lib/feeds/licences.ts'
import type { ParsedEntry } from '#lib/feeds/model.ts'
import { pictureOf } from '#lib/feeds/pictures.ts'
import { oneLine, plainText } from '#lib/feeds/text.ts'
import type { Element } from '#lib/feeds/xml.ts'

/**
 * One RSS `item` or Atom `entry`.
 *
 * @param address what its addresses are relative to where it names no xml:base
 */
export function readEntry(entry: Element, atom: boolean, address: string, now: Date): ParsedEntry {
  const around = entry.base ?? address
  const id = idOf(entry, atom, around)
  const enclosures = enclosuresOf(entry, around)
  const link = linkOf(entry, id, around)
  const published = firstDate(entry, atom ? ATOM_PUBLISHED : RSS_PUBLISHED, now)
  const updated = firstDate(entry, atom ? ATOM_UPDATED : RSS_UPDATED, now)
  const contents = childrenOf(entry, ...CONTENTS)
  const groups = childrenOf(entry, 'media:group')
  const summaries = [entry, ...groups].flatMap((holder) => childrenOf(holder, ...SUMMARIES))
  const withBase = [...contents, ...summaries].find((one) => one.base !== null)
  return {
    id,
    link,
    title:
      titleOf(child(entry, 'title')) ?? titleOf(child(entry, 'atom:title', 'dc:title', 'itunes:title', 'media:title')),
    contentHtml: longest(contents.map(htmlOf)),
    summaryHtml: summaries.map(htmlOf).find((one) => one !== null) ?? null,
    base: withBase?.base ?? entry.base ?? link ?? address,
    author: authorsOf(entry) ?? authorsOf(child(entry, 'source')),
    published: published.instant,
    updated: updated.instant,
    unreadableDate: published.instant || updated.instant ? null : (published.written ?? updated.written),
    categories: categoriesOf(entry),
    language: languageTag(firstText(entry, 'dc:language', 'language')) ?? languageTag(languageWithin(entry, contents)),
    licence: licenceOf(entry, around),
    picture: pictureOf(entry, enclosures, around),
    enclosures,
  }
}

const ATOM_PUBLISHED = ['published', 'issued', 'created', 'dcterms:issued', 'dcterms:created', 'dc:date', 'pubdate']
const ATOM_UPDATED = ['updated', 'modified', 'dcterms:modified']
const RSS_PUBLISHED = [
  'pubdate',
  'published',
  'dcterms:issued',
  'dcterms:created',
  'dc:date',
  'dc:created',
  'atom:published',
  'date',
]
const RSS_UPDATED = ['dcterms:modified', 'atom:updated', 'updated', 'lastbuilddate']
const CONTENTS = ['content:encoded', 'xhtml:body', 'body', 'fullitem', 'content', 'atom:content']
const SUMMARIES = ['description', 'summary', 'atom:summary', 'dc:description', 'itunes:summary', 'media:description']

/** Names of the people in charge; several are joined with commas. */
export function authorsOf(element: Element | null): string | null {
  if (!element) return null
  for (const kind of [['author', 'atom:author'], ['dc:creator', 'dc:author'], ['itunes:author']]) {
    const names = childrenOf(element, ...kind).map((one) => {
      const inner = child(one, 'name', 'atom:name')
      const written = inner || one.children.length ? textOf(inner) : textOf(one)
      return personName(plainText(written))
    })
    const known = [...new Set(names.filter((name) => name !== null))]
    if (known.length) return known.join(', ')
  }
  return null
}

function idOf(entry: Element, atom: boolean, around: string): string | null {
  const element = child(entry, atom ? 'id' : 'guid', 'id', 'guid', 'atom:id')
  const written = textOf(element) || entry.attributes.get('rdf:about') || textOf(child(entry, 'dc:identifier'))
  if (!written) return null
  const relative = !/^[a-z][a-z0-9+.-]*:/i.test(written) && /^(?:\.{0,2}\/)/.test(written)
  // Atom ids are addresses: a relative one would be the same in every feed of the world.
  return relative ? (webAddress(written, element?.base ?? around) ?? written) : oneLine(written)
}

function linkOf(entry: Element, id: string | null, around: string): string | null {
  const original = webAddress(firstText(entry, 'feedburner:origlink'), around)
  if (original) return original
  const links = childrenOf(entry, 'link', 'atom:link')
  for (const one of links) {
    if (one.attributes.has('href')) continue
    const link = webAddress(textOf(one) || one.attributes.get('rdf:resource'), one.base ?? around)
    if (link) return link
  }
  const alternates = links.filter((one) => (one.attributes.get('rel') ?? 'alternate').toLowerCase() === 'alternate')
  const page = alternates.find((one) =>
    /^(?:text\/html|application\/xhtml)/i.test(one.attributes.get('type') ?? 'text/html'),
  )
  for (const one of [page, ...alternates]) {
    const link = one ? webAddress(one.attributes.get('href'), one.base ?? around) : null
    if (link) return link
  }
  const guid = child(entry, 'guid')
  const permanent = guid?.attributes.get('ispermalink')?.toLowerCase() !== 'false'
  const elsewhere = child(entry, 'content')?.attributes.get('src')
  return (
    (permanent ? webAddress(id, null) : null) ??
    webAddress(elsewhere, around) ??
    webAddress(entry.attributes.get('rdf:about'), around)
  )
}

function enclosuresOf(entry: Element, around: string): ParsedEntry['enclosures'] {
  const linked = childrenOf(entry, 'link', 'atom:link').filter((one) => one.attributes.get('rel') === 'enclosure')
  return [...childrenOf(entry, 'enclosure'), ...linked].flatMap((one) => {
    const written = one.attributes.get('url') ?? one.attributes.get('href') ?? one.attributes.get('rdf:resource')
    const url = webAddress(written, one.base ?? around)
    if (!url) return []
    return { url, type: one.attributes.get('type') || null, length: wholeNumber(one.attributes.get('length')) }
  })
}

function firstDate(entry: Element, names: string[], now: Date): { instant: string | null; written: string | null } {
  let written: string | null = null
  for (const one of names.flatMap((name) => childrenOf(entry, name))) {
    const text = textOf(one)
    const instant = parseDate(text, now)
    if (instant) return { instant, written: text }
    if (text !== '') written ??= text
  }
  return { instant: null, written }
}

function categoriesOf(entry: Element): string[] {
  const names = childrenOf(entry, 'category', 'dc:subject', 'atom:category').map((one) => {
    const { attributes } = one
    return plainText(attributes.get('label') || attributes.get('term') || textOf(one) || attributes.get('text') || '')
  })
  return distinctNames(names)
}

function languageWithin(entry: Element, contents: Element[]): string | null {
  return contents.find((one) => one.language !== null)?.language ?? entry.language
}

function longest(texts: (string | null)[]): string | null {
  return texts.reduce((best, one) => (one !== null && one.length > (best?.length ?? 0) ? one : best), null)
}
