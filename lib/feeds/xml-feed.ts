import { child, childrenOf, firstText, htmlOf, textOf, titleOf } from '#lib/feeds/elements.ts'
import { languageTag, webAddress, wholeNumber } from '#lib/feeds/field-values.ts'
import { licenceOf } from '#lib/feeds/licences.ts'
import type { FeedProblem, ParsedFeed } from '#lib/feeds/model.ts'
import { collectNewest } from '#lib/feeds/newest.ts'
import type { ReadContext } from '#lib/feeds/read-context.ts'
import { plainText } from '#lib/feeds/text.ts'
import { type Element, readXml } from '#lib/feeds/xml.ts'
import { authorsOf, readEntry } from '#lib/feeds/xml-entry.ts'
import { localName } from '#lib/feeds/xml-scan.ts'
import { done, type Result, refused } from '#lib/result.ts'

/** Reads RSS 0.9x, 1.0, 2.0 and Atom 0.3, 1.0, whole or cut off. */
export function readXmlFeed(text: string, context: ReadContext, now: Date): Result<ParsedFeed, FeedProblem> {
  const address = webAddress(context.headers?.contentLocation, context.url) ?? context.url
  const entries = collectNewest()
  const { root, html, faulty } = readXml(text, address, (entry, above) => {
    if (entry.children.length) entries.add(readEntry(entry, localName(above.written) === 'feed', address, now))
  })
  if (!root) return refused(html || looksLikePage(text) ? 'html-page' : 'not-a-feed')
  const all = entries.all()
  const format = formatOf(root)
  const channel = format === 'atom' || root.name === 'channel' ? root : (child(root, 'channel') ?? root)
  const title = titleOf(child(channel, 'title')) ?? titleOf(child(channel, 'dc:title', 'atom:title', 'itunes:title'))
  if (faulty && all.length === 0 && title === null) return refused('broken')
  const author = format === 'atom' ? authorsOf(channel) : null
  if (author) for (const entry of all) entry.author ??= author
  return done({
    format,
    title,
    link: linkOf(channel, address),
    description: descriptionOf(channel),
    language: languageOf(channel, root, context),
    licence: licenceOf(channel, address) ?? licenceOf(root, address),
    self: related(channel, 'self', address)[0] ?? null,
    hubs: related(channel, 'hub', address),
    ttlSeconds: (wholeNumber(firstText(channel, 'ttl')) ?? 0) * 60,
    skipHours: skippedHours(channel),
    skipDays: skippedDays(channel),
    entries: all,
    repaired: faulty,
  })
}

function formatOf(root: Element): ParsedFeed['format'] {
  const name = localName(root.written)
  return name === 'feed' ? 'atom' : name === 'rdf' ? 'rdf' : 'rss'
}

/** HTML without an `html` element. */
function looksLikePage(text: string): boolean {
  return /<!doctype\s+html|<(?:head|body|title|div|p|h1|script|meta)[\s>]/i.test(text.slice(0, 4096))
}

function linkOf(channel: Element, address: string): string | null {
  const links = childrenOf(channel, 'link', 'atom:link')
  const written = links.filter((one) => !one.attributes.has('href'))
  const alternates = links.filter((one) => (one.attributes.get('rel') ?? 'alternate').toLowerCase() === 'alternate')
  for (const one of [...written, ...alternates]) {
    const link = webAddress(one.attributes.get('href') ?? textOf(one), one.base ?? address)
    if (link) return link
  }
  return webAddress(channel.attributes.get('rdf:about'), address)
}

function related(channel: Element, rel: string, address: string): string[] {
  const links = childrenOf(channel, 'link', 'atom:link').filter(
    (one) => one.attributes.get('rel')?.toLowerCase() === rel,
  )
  const found = links.map((one) => webAddress(one.attributes.get('href'), one.base ?? address))
  return [...new Set(found.filter((one) => one !== null))]
}

function descriptionOf(channel: Element): string | null {
  for (const one of childrenOf(
    channel,
    'description',
    'subtitle',
    'tagline',
    'dc:description',
    'itunes:summary',
    'itunes:subtitle',
  )) {
    const text = plainText(htmlOf(one) ?? '')
    if (text !== '') return text
  }
  return null
}

function languageOf(channel: Element, root: Element, context: ReadContext): string | null {
  return (
    languageTag(firstText(channel, 'language', 'dc:language')) ??
    languageTag(channel.language ?? root.language) ??
    languageTag(context.headers?.contentLanguage)
  )
}

function skippedHours(channel: Element): number[] {
  const hours = (child(channel, 'skiphours')?.children ?? []).map((one) => wholeNumber(textOf(one)))
  // RSS 0.91 counts them from 1 to 24.
  const valid = hours.filter((hour) => hour !== null && hour <= 24).map((hour) => (hour ?? 0) % 24)
  return [...new Set(valid)].sort((a, b) => a - b)
}

function skippedDays(channel: Element): string[] {
  const days = (child(channel, 'skipdays')?.children ?? []).map((one) => textOf(one).toLowerCase())
  return DAYS.filter((day) => days.includes(day.toLowerCase()))
}

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
