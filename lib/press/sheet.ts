import type { OutgoingHttpHeaders } from 'node:http'
import type { ReadingView } from '#lib/reading/choices.ts'
import { fillSlot, hasSlot } from './bars.ts'
import { type Encoding, encode } from './encode.ts'
import { LOCKED_POLICY, policyFor } from './policy.ts'
import type { Print } from './print.ts'
import { seal, withoutScripts, withSmallPictures } from './seal.ts'
import { type Answer, digestOf } from './send.ts'

/** As the page is printed; attributes of the reader's choice take its place. */
const PRINTED_ROOT = 'data-theme="auto"'
export const SHARED = 'public, max-age=0, s-maxage=60, stale-while-revalidate=600'
export const OF_ONE = 'private, no-store'
const OWN = 'private, max-age=0, must-revalidate'
/** What Next says of every page that it renders on request; it is the press that knows better. */
const NEXT_DYNAMIC = /^private, no-cache, no-store, max-age=0, must-revalidate$/
const INTERNAL =
  /^(x-powered-by|x-nextjs-.*|x-next-.*|x-middleware-.*|date|connection|keep-alive|transfer-encoding|content-length|etag|vary)$/

/** A print, sealed: the same for everybody until it is dressed for a reader. */
export type Sheet = {
  status: number
  /** It may be sent to others as well. */
  holds: boolean
  /**
   * Dressed for a reader. Each of the few ways to dress it is made once, and compressed once; one with the bar of a
   * reader's own place, of which there are thousands, is made when it is sent.
   *
   * @param keeping who may keep it: `SHARED` or `OF_ONE`
   * @param bar for the slot of the page, where it has one
   */
  dressed(view: ReadingView, keeping: string, bar: string): Answer
  /** As `dressed`, with a line at its top, and kept by nobody. */
  marked(view: ReadingView, line: string, bar: string): Answer
  /** It has a slot for the bar. */
  slot: boolean
  /** In all its forms so far. */
  bytes(): number
  /** Is told of bytes that come with a new form; null ends it. */
  onGrow(told: ((more: number) => void) | null): void
}

/**
 * @param nonce of this print; it is in none of the answers
 * @param host that the page was asked at: its policy names it
 * @param always headers that every answer has
 * @param forMachines it is no page, and held as one
 */
export function makeSheet(
  made: Print,
  nonce: string,
  host: string,
  always: Record<string, string>,
  forMachines = false,
): Sheet {
  const plain: OutgoingHttpHeaders = { ...always }
  for (const [name, value] of Object.entries(made.headers)) {
    if (INTERNAL.test(name)) continue
    // What a route says of its own goes before what every answer says, however either is written.
    for (const known of Object.keys(always)) if (known.toLowerCase() === name) delete plain[known]
    plain[name] = withoutNonce(value, nonce)
  }
  const isPage = /^text\/html/.test(String(plain['content-type'] ?? ''))
  if (isPage) return pageSheet(made, plain, nonce, host)
  return forMachines && made.status === 200 ? heldSheet(made, plain) : otherSheet(made, plain)
}

/** There are thousands of ways to dress a page. Of those that readers choose so many are held; in others it is made when it is sent. */
const MOST_FORMS = 16

/** The page in one dress: what is sent, the bar in it, and what it takes in memory. */
type Form = { bar: string; size: number; sent: { body: Buffer; copy: NonNullable<Answer['copy']> } }

function pageSheet(made: Print, plain: OutgoingHttpHeaders, nonce: string, host: string): Sheet {
  const { html, hashes } = seal(made.body.toString('utf8'), nonce)
  const given = plain['cache-control']
  const isNexts = given === undefined || NEXT_DYNAMIC.test(String(given))
  const forms = new Map<string, Form>()
  // Letters beyond Latin take two bytes each in memory.
  let size = 2 * html.length
  let tell: ((more: number) => void) | null = null
  const grow = (more: number) => {
    size += more
    tell?.(more)
  }

  function headersFor(view: ReadingView, keeping: string): OutgoingHttpHeaders {
    const headers = { ...plain, vary: 'Save-Data' }
    // A route that answers for a page that is not ours brings its own policy.
    headers['content-security-policy'] ??= policyFor(view.light ? [] : hashes, host)
    headers['cache-control'] = keepingOf(view, keeping)
    if (view.light) delete headers.link
    return headers
  }

  function keepingOf(view: ReadingView, keeping: string): string {
    if (keeping !== SHARED) return keeping
    if (!isNexts) return String(given)
    if (made.status !== 200) return 'no-cache'
    return view.chosen ? OWN : keeping
  }

  const slot = hasSlot(html)
  const written = ({ attributes, light }: ReadingView, bar: string) => {
    const dressed = withAttributes(light ? withSmallPictures(withoutScripts(html)) : html, attributes)
    return slot ? fillSlot(dressed, bar) : dressed
  }

  function formOf(view: ReadingView, bar: string): Pick<Answer, 'body' | 'copy'> {
    const key = JSON.stringify([view.light, view.attributes])
    const found = forms.get(key)
    if (found?.bar === bar) return found.sent
    if (!found && view.chosen && forms.size >= MOST_FORMS) return { body: Buffer.from(written(view, bar)) }
    // The weather has changed, or the day: one with the bar of before is not asked for again.
    if (found) grow(-found.size)
    const body = Buffer.from(written(view, bar))
    const form: Form = {
      bar,
      size: 0,
      sent: { body, copy: { digest: digestOf(body), encoded: encodedOnce(body, more) } },
    }
    function more(bytes: number) {
      form.size += bytes
      if (forms.get(key) === form) grow(bytes)
    }
    forms.set(key, form)
    more(body.length)
    return form.sent
  }

  return {
    status: made.status,
    holds: made.status === 200 && isNexts && plain['set-cookie'] === undefined,
    slot,
    dressed(view, keeping, bar) {
      const headers = headersFor(view, keeping)
      const own = slot && (view.place !== null || view.unit !== null)
      if (keeping !== SHARED || own) return { status: made.status, headers, body: Buffer.from(written(view, bar)) }
      return { status: made.status, headers, ...formOf(view, bar) }
    },
    marked(view, line, bar) {
      const headers = { ...headersFor(view, SHARED), 'cache-control': 'no-cache' }
      const body = written(view, bar).replace(/<body[^>]*>/, (tag) => tag + line)
      return { status: made.status, headers, body: Buffer.from(body) }
    },
    bytes: () => size,
    onGrow(told) {
      tell = told
    },
  }
}

/** What is for programs: the same for everybody, compressed once, kept by clients as its route says. */
function heldSheet({ status, body }: Print, plain: OutgoingHttpHeaders): Sheet {
  const headers = { ...plain }
  headers['content-security-policy'] ??= LOCKED_POLICY
  let size = body.length
  let tell: ((more: number) => void) | null = null
  const copy = {
    digest: digestOf(body),
    encoded: encodedOnce(body, (more) => {
      size += more
      tell?.(more)
    }),
  }
  const answer: Answer = { status, headers, body, copy }
  return {
    status,
    holds: plain['set-cookie'] === undefined,
    slot: false,
    dressed: () => answer,
    marked: () => answer,
    bytes: () => size,
    onGrow(told) {
      tell = told
    },
  }
}

/** What is no page: passed on as it is, and asked for each time. */
function otherSheet({ status, body }: Print, plain: OutgoingHttpHeaders): Sheet {
  const headers = { ...plain }
  headers['content-security-policy'] ??= LOCKED_POLICY
  const answer = (keeping: string): Answer => ({
    status,
    headers: keeping === SHARED ? headers : { ...headers, 'cache-control': keeping },
    body,
  })
  return {
    status,
    holds: false,
    slot: false,
    dressed: (_view, keeping) => answer(keeping),
    marked: () => answer(SHARED),
    bytes: () => 0,
    onGrow: () => undefined,
  }
}

export function encodedOnce(body: Buffer, grow: (more: number) => void): (encoding: Encoding) => Promise<Buffer> {
  const done = new Map<Encoding, Promise<Buffer>>()
  return (encoding) => {
    const found = done.get(encoding)
    if (found) return found
    const made = encode(body, encoding, 'page')
    done.set(encoding, made)
    if (encoding)
      made.then(
        ({ length }) => grow(length),
        () => done.delete(encoding),
      )
    return made
  }
}

/** Next writes the nonce into its preload headers too. */
function withoutNonce(value: OutgoingHttpHeaders[string], nonce: string): OutgoingHttpHeaders[string] {
  const clean = (text: string) => text.replaceAll(`; nonce="${nonce}"`, '').replaceAll(nonce, '')
  if (Array.isArray(value)) return value.map(clean)
  return typeof value === 'string' ? clean(value) : value
}

function withAttributes(html: string, attributes: Record<string, string>): string {
  const all = Object.entries(attributes).map(([name, value]) => `${name}="${value}"`)
  return all.length ? html.replace(PRINTED_ROOT, () => all.join(' ')) : html
}
