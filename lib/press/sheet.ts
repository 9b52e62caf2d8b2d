import type { OutgoingHttpHeaders } from 'node:http'
import { type Encoding, encode } from './encode.ts'
import { LOCKED_POLICY, policyFor } from './policy.ts'
import type { Print } from './print.ts'
import { seal, withoutScripts, withSmallPictures } from './seal.ts'
import { type Answer, digestOf } from './send.ts'

/** How one reader wants the page: attributes for `<html>`, and whether scripts are left out. */
export type ReadingView = { attributes: Record<string, string>; light: boolean; chosen: boolean }

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
   * Dressed for a reader. Each of the few ways to dress it is made once, and compressed once.
   *
   * @param keeping who may keep it: `SHARED` or `OF_ONE`
   */
  dressed(view: ReadingView, keeping: string): Answer
  /** As `dressed`, with a line at its top, and kept by nobody. */
  marked(view: ReadingView, line: string): Answer
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
  for (const [name, value] of Object.entries(made.headers))
    if (!INTERNAL.test(name)) plain[name] = withoutNonce(value, nonce)
  const isPage = /^text\/html/.test(String(plain['content-type'] ?? ''))
  if (isPage) return pageSheet(made, plain, nonce, host)
  return forMachines && made.status === 200 ? heldSheet(made, plain) : otherSheet(made, plain)
}

function pageSheet(made: Print, plain: OutgoingHttpHeaders, nonce: string, host: string): Sheet {
  const { html, hashes } = seal(made.body.toString('utf8'), nonce)
  const given = plain['cache-control']
  const isNexts = given === undefined || NEXT_DYNAMIC.test(String(given))
  const forms = new Map<string, { body: Buffer; copy: NonNullable<Answer['copy']> }>()
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

  const written = ({ attributes, light }: ReadingView) =>
    withAttributes(light ? withSmallPictures(withoutScripts(html)) : html, attributes)

  function formOf(view: ReadingView) {
    const key = JSON.stringify([view.light, view.attributes])
    const found = forms.get(key)
    if (found) return found
    const body = Buffer.from(written(view))
    const form = { body, copy: { digest: digestOf(body), encoded: encodedOnce(body, grow) } }
    forms.set(key, form)
    grow(body.length)
    return form
  }

  return {
    status: made.status,
    holds: made.status === 200 && isNexts && plain['set-cookie'] === undefined,
    dressed(view, keeping) {
      const headers = headersFor(view, keeping)
      if (keeping !== SHARED) return { status: made.status, headers, body: Buffer.from(written(view)) }
      return { status: made.status, headers, ...formOf(view) }
    },
    marked(view, line) {
      const headers = { ...headersFor(view, SHARED), 'cache-control': 'no-cache' }
      const body = written(view).replace(/<body[^>]*>/, (tag) => tag + line)
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
    dressed: (_view, keeping) => answer(keeping),
    marked: () => answer(SHARED),
    bytes: () => 0,
    onGrow: () => undefined,
  }
}

function encodedOnce(body: Buffer, grow: (more: number) => void): (encoding: Encoding) => Promise<Buffer> {
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
