import type { IncomingMessage, OutgoingHttpHeaders } from 'node:http'
import { ADDRESS_HEADER } from '#lib/forms/model.ts'
import { log } from '#lib/log.ts'
import { messagesFor } from '#lib/messages/model.ts'
import type { Admitted } from './guard.ts'
import { plainPage } from './plain.ts'
import { LOCKED_POLICY, policyFor, securityHeaders } from './policy.ts'
import { type Inner, type Print, print } from './print.ts'
import { declaredQuery, isPersonal, isProviderRoute } from './routes.ts'
import { newNonce, nonceHeader, seal, withoutScripts } from './seal.ts'
import type { Answer } from './send.ts'
import type { VisitorOf } from './visitor.ts'

/** How one reader wants the page: attributes for `<html>`, and whether scripts are left out. */
export type ReadingView = { attributes: Record<string, string>; light: boolean; chosen: boolean }
export type ReadView = (cookieHeader: string | undefined) => ReadingView

/** As the page is printed; attributes of the reader's choice take its place. */
const PRINTED_ROOT = 'data-theme="auto"'
const SHARED = 'public, max-age=0, s-maxage=60, stale-while-revalidate=600'
const OF_ONE = 'private, no-store'
const OWN = 'private, max-age=0, must-revalidate'
/** What Next says of every page that it renders on request; it is the press that knows better. */
const NEXT_DYNAMIC = /no-store/
const INTERNAL =
  /^(x-powered-by|x-nextjs-.*|x-next-.*|x-middleware-.*|date|connection|keep-alive|transfer-encoding|content-length|etag|vary)$/
/** What a client could use to speak to Next behind our back. */
const NEVER_PASSED =
  /^(content-security-policy.*|x-nonce|x-middleware-.*|x-nextjs-.*|x-invoke-.*|x-matched-path|rsc|next-router-.*|next-url|connection|accept-encoding|if-.*|range|expect|content-length|transfer-encoding|x-broadsheet-.*)$/

export function makeAnswerer(inner: Inner, readView: ReadView, visitorOf: VisitorOf, secure: boolean) {
  const always = securityHeaders(secure)

  /** Prints a page, as nobody or for the one person who asks, seals it, and dresses it for this reader. */
  async function page(request: IncomingMessage, admitted: Admitted): Promise<Answer> {
    const { path, host } = admitted
    const visitor = await visitorOf(request.headers.cookie)
    const personal = isPersonal(path)
    const ours = [visitor.cookie, personal ? visitor.bare : ''].filter(Boolean).join('; ')
    const cookie = isProviderRoute(path) ? request.headers.cookie : ours
    const nonce = newNonce()
    const made = await print(inner, {
      method: 'GET',
      url: path + declaredQuery(path, admitted.query),
      headers: {
        host,
        accept: '*/*',
        'content-security-policy': nonceHeader(nonce),
        ...(cookie ? { cookie, 'user-agent': request.headers['user-agent'] } : {}),
        ...(personal ? { [ADDRESS_HEADER]: admitted.address } : {}),
      },
    })
    const own = cookie || personal
    const answer = dress(request, admitted, made, nonce, own ? OF_ONE : SHARED)
    if (!visitor.dead.length) return answer
    // The rows are gone: the shared page is this browser's again.
    const set = [answer.headers['set-cookie'] ?? [], visitor.dead].flat().map(String)
    const headers = { ...answer.headers, 'set-cookie': set, 'cache-control': OF_ONE }
    return { ...answer, headers }
  }

  /** Hands what a reader sends to the page's own action. Nothing of it is kept. */
  async function action(request: IncomingMessage, admitted: Admitted, body: Uint8Array): Promise<Answer> {
    const nonce = newNonce()
    const passed = Object.entries(request.headers).filter(([name]) => !NEVER_PASSED.test(name))
    const made = await print(inner, {
      method: request.method ?? 'POST',
      url: admitted.path + (admitted.query ? `?${admitted.query}` : ''),
      headers: {
        ...Object.fromEntries(passed),
        host: admitted.host,
        [ADDRESS_HEADER]: admitted.address,
        'content-length': String(body.length),
        'content-security-policy': nonceHeader(nonce),
      },
      body,
    })
    return dress(request, admitted, made, nonce, OF_ONE)
  }

  function dress(request: IncomingMessage, admitted: Admitted, made: Print, nonce: string, keeping: string): Answer {
    if (made.status >= 500) {
      log('error', 'page-failed', { path: admitted.path, status: made.status })
      return plain(made.status, messagesFor('en').press.broken)
    }
    const headers: OutgoingHttpHeaders = { ...always }
    for (const [name, value] of Object.entries(made.headers))
      if (!INTERNAL.test(name)) headers[name] = withoutNonce(value, nonce)
    if (!/^text\/html/.test(String(headers['content-type'] ?? ''))) {
      headers['content-security-policy'] ??= LOCKED_POLICY
      if (keeping === OF_ONE) headers['cache-control'] = OF_ONE
      return { status: made.status, headers, body: made.body }
    }
    const view = readView(request.headers.cookie)
    const light = view.light || request.headers['save-data'] === 'on'
    const sealed = seal(made.body.toString('utf8'), nonce)
    // A route that answers for a page that is not ours brings its own policy.
    headers['content-security-policy'] ??= policyFor(light ? [] : sealed.hashes, admitted.host)
    const given = headers['cache-control']
    if (made.status !== 200)
      headers['cache-control'] = given === undefined || NEXT_DYNAMIC.test(String(given)) ? 'no-cache' : given
    else if (given === undefined || NEXT_DYNAMIC.test(String(given)))
      headers['cache-control'] = view.chosen ? OWN : keeping
    if (keeping !== SHARED) headers['cache-control'] = keeping
    headers.vary = 'Save-Data'
    if (light) delete headers.link
    const html = withAttributes(light ? withoutScripts(sealed.html) : sealed.html, view.attributes)
    return { status: made.status, headers, body: Buffer.from(html) }
  }

  /** A page of one sentence, of our own making. */
  function plain(status: number, sentence: string): Answer {
    return {
      status,
      headers: {
        ...always,
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': LOCKED_POLICY,
        'cache-control': 'no-store',
        ...(status === 503 ? { 'retry-after': '5' } : {}),
        // The rest of what is too much is not waited for.
        ...(status === 413 ? { connection: 'close' } : {}),
      },
      body: Buffer.from(plainPage(status, sentence)),
    }
  }

  /** Anything as JSON, never kept. */
  function json(status: number, value: unknown): Answer {
    return {
      status,
      headers: {
        ...always,
        'content-type': 'application/json; charset=utf-8',
        'content-security-policy': LOCKED_POLICY,
        'cache-control': 'no-store',
      },
      body: Buffer.from(`${JSON.stringify(value)}\n`),
    }
  }

  return { page, action, plain, json, always }
}

/** Next writes the nonce into its preload headers too. */
function withoutNonce(value: OutgoingHttpHeaders[string], nonce: string): OutgoingHttpHeaders[string] {
  const clean = (text: string) => text.replaceAll(`; nonce="${nonce}"`, '').replaceAll(nonce, '')
  if (Array.isArray(value)) return value.map(clean)
  return typeof value === 'string' ? clean(value) : value
}

function withAttributes(html: string, attributes: Record<string, string>): string {
  const written = Object.entries(attributes).map(([name, value]) => `${name}="${value}"`)
  return written.length ? html.replace(PRINTED_ROOT, () => written.join(' ')) : html
}
