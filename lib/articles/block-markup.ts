import { absoluteAddress, linkedAddress, videoPage } from './addresses.ts'
import { attributeText, type InlineOptions, inlineMarkup, isBlank, written } from './inline-markup.ts'
import { isTracker, markedAs } from './left-out.ts'
import {
  BLOCKS,
  collapse,
  type Element,
  elementsOf,
  escapeText,
  isElement,
  isText,
  type MarkupNode,
  textOf,
  UNREAD,
} from './markup.ts'
import { definitionsMarkup, layoutCells, listMarkup, tableMarkup } from './nested-markup.ts'
import { paragraphs } from './paragraphs.ts'
import { figurePiece, pictureAmongWords } from './picture-markup.ts'
import { type PicturePiece, type Piece, type Place, piece, type Work } from './pieces.ts'
import { readTitle } from './read-links.ts'
import { attributesOf } from './sanitize.ts'

/** The blocks of some markup, in order. Containers are opened; words between blocks become paragraphs. */
export function blocksOf(nodes: readonly MarkupNode[], place: Place): Piece[] {
  const pieces: Piece[] = []
  let run: MarkupNode[] = []
  const endRun = () => {
    if (run.length > 0) pieces.push(...paragraphs(run, place))
    run = []
  }
  for (const node of nodes) {
    if (isText(node)) run.push(node)
    else if (isElement(node)) {
      const instead = leftOut(node, place)
      if (instead === null && !standsAlone(node)) run.push(node)
      else {
        if (instead === null || instead.length > 0) endRun()
        pieces.push(...(instead ?? blockPieces(node, place)))
      }
    }
  }
  endRun()
  return pieces
}

function standsAlone(element: Element): boolean {
  return (
    BLOCKS.has(element.name) ||
    element.name === 'noscript' ||
    element.children.some((child) => isElement(child) && standsAlone(child))
  )
}

/** What stands in place of an element that is no part of the story, which is counted; null for one that is. */
function leftOut(element: Element, { work, top }: Place): Piece[] | null {
  if (element.name === 'img') {
    if (!isTracker(element, work.base)) return null
    work.handling.trackersLeftOut += 1
    return []
  }
  if (UNREAD.has(element.name) || isHidden(element)) return []
  if (work.untouched || !top) return null
  const mark = markedAs(element)
  if (mark === null) return null
  const instead = mark === 'recirculation' ? recirculated(element, work) : []
  if (instead === null) return null
  if (mark === 'promo') work.handling.promosLeftOut += 1
  else if (instead.length === 0) work.handling.boxesLeftOut += 1
  else work.handling.readLinks += 1
  for (const image of elementsOf(element.children, 'img')) {
    if (isTracker(image, work.base)) work.handling.trackersLeftOut += 1
  }
  return instead
}

/** What no reader of the source's page sees is no part of its text. */
function isHidden({ attribs }: Element): boolean {
  const { hidden, style } = attribs
  return hidden !== undefined || (style !== undefined && /display\s*:\s*none|visibility\s*:\s*hidden/i.test(style))
}

/** A marked link is a "Read:" line, a box of several is left out; marked words that lead nowhere are read as usual. */
function recirculated(element: Element, work: Work): Piece[] | null {
  const titles = new Map<string, string>()
  for (const link of elementsOf([element], 'a')) {
    const href = absoluteAddress(link.attribs.href ?? '', work.base)
    if (href !== null) titles.set(href, titles.get(href) || readTitle(textOf(link.children)))
  }
  if (titles.size === 0) return null
  const [[href, title] = ['', '']] = titles
  return titles.size === 1 && title !== '' ? [{ kind: 'read', title, href }] : []
}

function blockPieces(element: Element, place: Place): Piece[] {
  const { work } = place
  const inside: Place = { work, inherited: {}, top: false }
  // Pictures are blocks of their own: those inside of another stand after it.
  const lifted: PicturePiece[] = []
  const flow = (nodes: readonly MarkupNode[]) => {
    const pieces = blocksOf(nodes, inside)
    for (const one of pieces) if (one.kind === 'picture') lifted.push(one)
    return pieces.filter(({ kind }) => kind !== 'picture')
  }
  const options: InlineOptions = { base: work.base, sample: work.sample, picture: nestedPicture(work, lifted) }
  const text = () => collapse(textOf(element.children))
  const attributes = (name: string) => written(name, element, place.inherited)
  const made = (html: string): Piece[] => [...(html === '' ? [] : [piece(element.name, html, text())]), ...lifted]

  switch (element.name) {
    case 'h1':
    case 'h2':
    case 'h3':
    case 'h4':
    case 'h5':
    case 'h6':
      return paragraphs(
        element.children,
        { ...place, inherited: inheritedBy(element, place) },
        headingTag(element.name),
      )
    case 'ul':
    case 'ol':
      return made(listMarkup(element, flow, place.inherited))
    case 'dl':
      return made(definitionsMarkup(element, options, flow, place.inherited))
    case 'table': {
      const cells = layoutCells(element)
      return cells === null ? made(tableMarkup(element, options, flow, place.inherited)) : blocksOf(cells, place)
    }
    case 'blockquote': {
      const inner = htmlOf(flow(element.children))
      return made(isBlank(inner) ? '' : `<blockquote${attributes('blockquote')}>${inner}</blockquote>`)
    }
    case 'pre': {
      const inner = inlineMarkup(element.children, { ...options, preformatted: true })
      return made(isBlank(inner) ? '' : `<pre${attributes('pre')}>${inner}</pre>`)
    }
    case 'hr':
      return [piece('hr', '<hr />', '')]
    case 'figure':
      return figure(element, place)
    case 'audio':
    case 'video':
      return media(element, work)
    case 'iframe':
      return video(element, work)
    case 'nav':
    case 'menu':
      return []
    case 'noscript': {
      const hidden = figurePiece(
        elementsOf(element.children, 'img').filter((image) => !isTracker(image, work.base)),
        undefined,
        work,
      )
      return hidden === null ? [] : [hidden]
    }
    default:
      return blocksOf(element.children, { ...place, inherited: inheritedBy(element, place) })
  }
}

/** The text's own headings begin below the article's headline. */
function headingTag(name: string): string {
  return name === 'h1' ? 'h2' : name
}

function inheritedBy({ attribs }: Element, { inherited }: Place): Place['inherited'] {
  const { lang, dir } = attribs
  return lang === undefined && dir === undefined
    ? inherited
    : { ...inherited, ...(lang && { lang }), ...(dir && { dir }) }
}

function nestedPicture(work: Work, lifted: PicturePiece[]): InlineOptions['picture'] {
  const lift = (image: Element) => {
    const found = figurePiece([image], undefined, work)
    if (found !== null) lifted.push(found)
    return ''
  }
  return (image) => (isTracker(image, work.base) ? '' : pictureAmongWords(image, lift))
}

export function htmlOf(pieces: readonly Piece[]): string {
  return pieces.map((one) => (one.kind === 'html' ? one.html : '')).join('')
}

/** A figure without a picture that we serve: its quote, table or code if it has one; a caption alone says nothing. */
function figure(element: Element, place: Place): Piece[] {
  const caption = elementsOf(element.children, 'figcaption')[0]
  const images = elementsOf(element.children, 'img').filter((image) => !isTracker(image, place.work.base))
  const found = figurePiece(images, caption, place.work)
  if (found !== null) return [found]
  const rest = element.children.filter((child) => child !== caption)
  const content = blocksOf(rest, place).filter((one) => one.kind !== 'html' || one.text !== '' || one.tag !== 'p')
  if (content.length === 0 || images.length > 0 || caption === undefined) return content
  return [...content, ...paragraphs(caption.children, place)]
}

const PLAYED_EVERYWHERE = /\.(?:mp4|m4a|mp3|webm|ogg|opus)(?:$|\?)/i

function media(element: Element, work: Work): Piece[] {
  const { base, pictureOf } = work
  const given = [element, ...elementsOf(element.children, 'source')].flatMap(({ attribs }) => {
    const address = linkedAddress(attribs.src ?? '', work)
    return address === null ? [] : [address]
  })
  const src = given.find((address) => PLAYED_EVERYWHERE.test(address)) ?? given[0]
  if (src === undefined) return []
  const posterUrl = absoluteAddress(element.attribs.poster ?? '', base)
  const poster = posterUrl === null ? undefined : pictureOf(posterUrl, null)?.src
  const attributes = attributesOf(element.name, { src, ...(poster && { poster }) })
  if (attributes.src === undefined) return []
  return [piece(element.name, `<figure><${element.name}${attributeText(attributes)}></${element.name}></figure>`, '')]
}

/** A frame of a video host that we know becomes a link to the video's page: it loads nothing before a click. */
function video(element: Element, { base }: Work): Piece[] {
  const page = videoPage(element.attribs.src ?? element.attribs['data-src'] ?? '', base)
  if (page === null) return []
  const title = collapse(element.attribs.title ?? '').slice(0, 200)
  const words = title === '' || title.toLowerCase().includes('video player') ? page.host : `${page.host}: ${title}`
  const link = `<a${attributeText(attributesOf('a', { href: page.href }))}>▶ ${escapeText(words)}</a>`
  return [piece('figure', `<figure>${link}</figure>`, '')]
}
