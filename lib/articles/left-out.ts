import { absoluteAddress } from './addresses.ts'
import { collapse, type Element, elementsOf, textOf } from './markup.ts'

/** Why something between the source's words is no part of the story. */
export type LeftOut = 'tracker' | 'promo' | 'box' | 'recirculation'

const LIKELY_MARK =
  /\b(?:ads?|advert|adv|dfp|gpt|anzeige|werbung)|ad-?slot|ads?by|shar|social|addtoany|feedflare|newsletter|sign-?up|subscri|mailing|recirc|related|read-?(?:more|also|next|on)|more-on|also-read|trending/i

const ADVERTISING =
  /^(?:ads?|advert(?:s|isement|ising|orial)?|ad-?(?:slot|box|unit|container|wrapper|banner|space|placeholder)s?|adsbygoogle|dfp|gpt|anzeigen?|werbung)$/i
const SHARING = /(?:^|[\s_-])(?:shar(?:e|ing|edaddy)|social|addtoany|feedflare|sharebar|sociable)(?:$|[\s_-])/i
const SIGN_UP = /newsletter|sign-?up|subscri(?:be|ption)|mailing-?list/i
const RECIRCULATION = /recirc|related|read-?(?:more|also|next|on)|more-on|also-read|trending/i
const MARKS = ['class', 'id', 'data-type', 'data-component', 'data-role'] as const

/** Longer than a box: then the mark is on the story itself ("layout-with-newsletter"). */
const BOX_LENGTH = 400

/**
 * Whether an element is marked, by the names that its source gave it, as something beside the story.
 * Only short ones are: a mark around the whole story says nothing.
 */
export function markedAs(element: Element): LeftOut | null {
  let marks = ''
  for (const name of MARKS) {
    const value = element.attribs[name]
    if (value !== undefined) marks += ` ${value}`
  }
  if (marks === '' || !LIKELY_MARK.test(marks)) return null
  const text = collapse(textOf(element.children))
  if (text.length > BOX_LENGTH) return null
  if (marks.split(/\s+/).some((mark) => ADVERTISING.test(mark) || ADVERTISING.test(mark.split(/[_-]/)[0] ?? ''))) {
    return text.length > 250 ? null : 'box'
  }
  if (SHARING.test(marks)) return text.length > 80 ? null : 'box'
  if (SIGN_UP.test(marks)) {
    // "subscriber-content" is the story: only what also asks, or has a form to fill in, is a promo.
    if (text === '') return 'box'
    return LIKELY_PROMO.test(text) || elementsOf(element.children, 'form').length > 0 ? 'promo' : null
  }
  return RECIRCULATION.test(marks) ? 'recirculation' : null
}

const SHARE_LINK =
  /^(?:https?:\/\/(?:www\.|m\.)?(?:facebook\.com\/(?:sharer|share|dialog)|(?:twitter|x)\.com\/(?:intent|share|home\?status)|linkedin\.com\/(?:share|sharing)|reddit\.com\/submit|pinterest\.\w+\/pin\/create|t\.me\/share|wa\.me\/\?|api\.whatsapp\.com\/send|news\.ycombinator\.com\/submitlink|tumblr\.com\/share|bsky\.app\/intent|getpocket\.com\/(?:save|edit)|del\.icio\.us\/post|feeds\.feedburner\.com\/~ff\/|feeds\.[\w.]+\/~ff\/)|mailto:\?|whatsapp:)/i

/** A row of links that do nothing but share the page: told by where they lead, whatever it is called. */
export function isShareBar(links: readonly Element[], text: string): boolean {
  return (
    links.length > 0 &&
    text.length <= 25 * links.length &&
    links.every(({ attribs }) => SHARE_LINK.test(attribs.href ?? ''))
  )
}

const UNSOLD =
  /^[\s—–\-_*[(|]*(?:advertisements?|advertising|ads?|anzeigen?|werbung|sponsored(?: content)?|(?:story|article) continues (?:below|after)(?: (?:this|the))?(?: advertisement| ad)?|(?:advertisement )?scroll to continue(?: with content)?|(?:remove|skip) ads?|skip advertisement|publicité|publicidad)[\s—–\-_*\]):.|]*$/i
const FOR_SALE =
  /^[\s—–\-_*[(|]*(?:advertisement[\s:—–-]+)?(?:your (?:ad|advert|advertisement|message) (?:could be |could stand |goes )?here|advertise (?:here|with us)|(?:this )?(?:ad(?:vertising)? )?space (?:is )?(?:available|to let|for sale|for rent|unsold)|hier könnte ihre (?:werbung|anzeige) stehen)\b.{0,120}$/i

/** The label of an advertising box, or what an unsold one says. */
export function isAdvertisingLabel(text: string): boolean {
  return text.length <= 200 && (UNSOLD.test(text) || FOR_SALE.test(text))
}

const PROMO_LENGTH = 420
const LIKELY_PROMO = /newsletter|sign[\s-]?up|subscri|inbox|anmeld|abonni|e-?mail|appeared first/i
const SENTENCE = '(?:^|[.!?:…–—]["”’)]?\\s+|[([]\\s*)'
const ASKED =
  '(?:please\\s+|you\\s+can\\s+|to\\s+get\\s+[^.!?]{0,80},\\s*|click\\s+here\\s+to\\s+|want\\s+[^.!?]{0,80}\\?\\s*)?'
const SIGN_UP_HERE = new RegExp(
  `${SENTENCE}${ASKED}(?:sign[\\s-]?up|subscribe|register)(?:\\s+(?:for|to)\\s+(?:it|this|them|our|the|my)?[^.!?]{0,80})?\\s+(?:here|now|today|below|for\\s+free)\\s*[.!»›→)\\]]*\\s*$`,
  'iu',
)
const TO_LETTER = new RegExp(
  `${SENTENCE}${ASKED}(?:sign[\\s-]?up|subscribe|register|get|receive|join|melden\\s+sie\\s+sich|abonnieren\\s+sie|jetzt)\\b[^.!?]{0,140}(?:newsletter|inbox|mailing\\s+list|e-?mail\\s+(?:alerts|updates|briefing)|postfach)`,
  'iu',
)
const FROM_LETTER =
  /^\W*(?:this|a version of this|an earlier version of this|dieser)\b.{0,60}\b(?:first\s+)?(?:appeared|ran|was published|was sent|is part of|erschien)\b.{0,120}\bnewsletter\b/isu
const LETTER_SIGN_UP = /\bnewsletter\b.{0,200}\b(?:sign[\s-]?up|subscribe|anmelden|abonnieren|bestellen)\b/isu
const FEED_FOOT = /^the post\b.{1,300}\bappeared first on\b.{1,120}$/iu

/** A line that asks to subscribe to something: the source's own, or another paper's that came in with the text. */
export function isPromo(text: string): boolean {
  if (text.length > PROMO_LENGTH || !LIKELY_PROMO.test(text)) return false
  if (/^["“„«]/.test(text)) return false
  return (
    FROM_LETTER.test(text) ||
    FEED_FOOT.test(text) ||
    SIGN_UP_HERE.test(text) ||
    TO_LETTER.test(text) ||
    (text.length <= 260 && LETTER_SIGN_UP.test(text))
  )
}

const PIXEL_HOSTS =
  /(?:^|\.)(?:doubleclick\.net|google-analytics\.com|googletagmanager\.com|scorecardresearch\.com|quantserve\.com|pixel\.wp\.com|stats\.wordpress\.com|feedsportal\.com|vgwort\.de|list-manage\.com|statcounter\.com|chartbeat\.net|mixpanel\.com|omtrdc\.net|ioam\.de|adnxs\.com|feedsblitz\.com|feedblitz\.com)$/i
const PIXEL_PATHS =
  /(?:^|\/)(?:~r\/|~4\/|(?:tracking[_-]?|count(?:ing)?[_-]?|web)?pixel(?:\.\w{3,4})?$|tracking?(?:er)?\.(?:gif|png)$|beacon(?:\.\w{3,4})?$|(?:1x1|spacer|blank|clear|transparent|count(?:er)?|open)\.(?:gif|png)$|b\.gif$|republication-tracker)/i
const TINY = /(?:^|[;\s])(?:width|height)\s*:\s*[01](?:px)?\s*(?:;|$)/i
const NOTHING = /^\s*0*[01](?:px)?\s*$/

/** A picture that is there to count readers: one by one pixel, or from a known counter. */
export function isTracker(image: Element, base: string | null): boolean {
  const { width, height, style, src } = image.attribs
  if ((width !== undefined && NOTHING.test(width)) || (height !== undefined && NOTHING.test(height))) return true
  if (style !== undefined && (TINY.test(style) || /display\s*:\s*none/i.test(style))) return true
  const absolute = src === undefined ? null : absoluteAddress(src, base)
  if (absolute === null) return false
  const url = new URL(absolute)
  return PIXEL_HOSTS.test(url.hostname) || PIXEL_PATHS.test(url.pathname)
}

const GO_ON =
  /(?:^|[…([.!?»”"]\s*)(?:continue reading|read (?:the )?(?:full|whole|rest of (?:the|this))(?: \w+)?|keep reading|read more|weiterlesen|mehr lesen|lire la suite|leer más|continua a leggere)[^.!?]{0,80}?[\s.…»›→>\])]*$/iu

/** "Continue reading", as the last words of a text that goes on elsewhere. */
export function asksToGoOn(text: string): boolean {
  return GO_ON.test(text.slice(-160))
}

/** A link that does nothing but lead on to the rest of the text. */
export function isGoOnLink(link: Element): boolean {
  const text = collapse(textOf(link.children))
  return text.length <= 120 && asksToGoOn(text)
}

/** A line without the words that ask to go on elsewhere. */
export function withoutGoOn(text: string): string {
  const tail = text.slice(-160)
  const found = GO_ON.exec(tail)
  if (found === null) return text
  const opening = found[0].startsWith('…') ? '…' : /^[.!?»”"]/.test(found[0]) ? found[0].slice(0, 1) : ''
  return `${text.slice(0, text.length - tail.length + found.index)}${opening}`.trim()
}
