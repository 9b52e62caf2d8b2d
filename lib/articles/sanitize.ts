import sanitizeHtml from 'sanitize-html'
import { escapeText, plainText } from './markup.ts'

/** Raised whenever the cleaner's results change: texts cleaned by an older one are cleaned again from what the feed gave. */
export const CLEANER_VERSION = 3

/** What a text may hold (rules §4). Pictures are blocks of their own, see BodyBlock; media are judged by `attributesOf`. */
export const ALLOWED_TAGS = (
  'p h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote table caption thead tbody tfoot tr th td pre code figure figcaption hr ' +
  'a abbr b bdi bdo br cite del dfn em i ins kbd mark q rp rt ruby s samp small span strong sub sup time u var wbr ' +
  'audio video'
).split(' ')

export const ALLOWED_ATTRIBUTES: Record<string, string[]> = {
  '*': ['lang', 'dir'],
  a: ['href', 'rel'],
  abbr: ['title'],
  dfn: ['title'],
  time: ['datetime'],
  ol: ['start'],
  th: ['colspan', 'rowspan', 'scope'],
  td: ['colspan', 'rowspan'],
  table: ['tabindex'],
  pre: ['tabindex'],
  audio: ['src', 'controls', 'preload'],
  video: ['src', 'poster', 'controls', 'preload'],
}

/** On every link that leaves the paper. */
export const LINK_OUT = 'noopener nofollow ugc'

const OUTSIDE = /^https?:\/\/[^/\\]/i
const OURS = /^\/(?![/\\])/
const SAMPLE_PAGE = /^\/sample\//
const LANGUAGE = /^[a-z]{2,8}(?:-[a-z0-9]{1,8}){0,5}$/i
const DIRECTION = /^(?:ltr|rtl|auto)$/
const SMALL_NUMBER = /^[1-9]\d{0,2}$/
const INSTANT = /^[\d:.+TWPZ -]{4,40}$/

type Attributes = Record<string, string>

/** The attributes that an element of the text may keep, in the order in which they are written. */
export function attributesOf(name: string, given: Attributes): Attributes {
  const kept: Attributes = {}
  const keep = (attribute: string, rule: RegExp) => {
    const value = given[attribute]
    if (value !== undefined && rule.test(value)) kept[attribute] = value
  }
  switch (name) {
    case 'a':
      if (given.href === undefined) break
      if (OUTSIDE.test(given.href)) {
        kept.href = given.href
        kept.rel = LINK_OUT
      } else keep('href', SAMPLE_PAGE)
      break
    case 'abbr':
    case 'dfn':
      keep('title', /\S/)
      break
    case 'time':
      keep('datetime', INSTANT)
      break
    case 'ol':
      keep('start', SMALL_NUMBER)
      break
    case 'th':
    case 'td':
      keep('colspan', SMALL_NUMBER)
      keep('rowspan', SMALL_NUMBER)
      if (name === 'th') keep('scope', /^(?:row|col|rowgroup|colgroup)$/)
      break
    case 'table':
    case 'pre':
      // Both may be wider than the column and scroll in themselves: the keyboard must reach them to do so.
      kept.tabindex = '0'
      break
    case 'audio':
    case 'video':
      if (given.src !== undefined && (OUTSIDE.test(given.src) || SAMPLE_PAGE.test(given.src))) {
        kept.src = given.src
      }
      if (name === 'video') keep('poster', OURS)
      kept.controls = ''
      kept.preload = 'none'
      break
  }
  keep('lang', LANGUAGE)
  keep('dir', DIRECTION)
  return kept
}

const OPTIONS: sanitizeHtml.IOptions = {
  allowedTags: ALLOWED_TAGS,
  allowedAttributes: ALLOWED_ATTRIBUTES,
  allowedSchemes: ['http', 'https'],
  allowProtocolRelative: false,
  disallowedTagsMode: 'discard',
  nonTextTags: ['script', 'style', 'textarea', 'option', 'xmp', 'noscript', 'title', 'template', 'svg', 'math'],
  nestingLimit: 200,
  selfClosing: ['br', 'hr', 'wbr'],
  transformTags: {
    h1: 'h2',
    '*': (tagName, given) => ({ tagName, attribs: attributesOf(tagName, given) }),
  },
  exclusiveFilter: ({ tag, attribs }) => {
    if (tag === 'a') return attribs.href === undefined ? 'excludeTag' : false
    return (tag === 'audio' || tag === 'video') && attribs.src === undefined
  },
}

const MAX_ROUNDS = 8

/**
 * The last step before a text is stored; nothing touches the HTML after it. A fixed point: its own result comes out
 * unchanged, since markup that a second pass would change is passed on until it does not, or else becomes plain text.
 */
export function sanitize(html: string): string {
  let before = html
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const after = sanitizeHtml(before, OPTIONS)
    if (after === before) return after
    before = after
  }
  return escapeText(plainText(before))
}
