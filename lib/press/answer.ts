import type { IncomingMessage } from 'node:http'
import { ADDRESS_HEADER, PATH_HEADER } from '#lib/forms/model.ts'
import { WAIT_HEADER } from '#lib/limits/model.ts'
import { log } from '#lib/log.ts'
import { messagesFor } from '#lib/messages/model.ts'
import { READING_HEADER } from '#lib/offline/model.ts'
import { READING_COOKIE, type ReadingView } from '#lib/reading/choices.ts'
import { CHOICES_HEADER, passOn } from '#lib/reading/passed-on.ts'
import { type Bar, barPrinter } from './bars.ts'
import type { Admitted } from './guard.ts'
import { type HeldPages, StoreAway } from './held-pages.ts'
import { plainPage, staleLine } from './plain.ts'
import { LOCKED_POLICY, securityHeaders } from './policy.ts'
import { type Inner, print } from './print.ts'
import { declaredQuery, isForMachines, isPersonal, isSearch } from './routes.ts'
import { newNonce, nonceHeader } from './seal.ts'
import type { Answer } from './send.ts'
import { makeSheet, OF_ONE, SHARED, type Sheet } from './sheet.ts'
import { tagsOf } from './tags.ts'
import type { VisitorOf } from './visitor.ts'

export type ReadView = (cookieHeader: string | undefined) => ReadingView

/** What a client could use to speak to Next behind our back. */
const NEVER_PASSED =
  /^(content-security-policy.*|x-nonce|x-middleware-.*|x-nextjs-.*|x-invoke-.*|x-matched-path|rsc|next-router-.*|next-url|connection|accept-encoding|if-.*|range|expect|content-length|transfer-encoding|x-broadsheet-.*)$/

export type AnswerSettings = {
  /** Next's own handler. */
  inner: Inner
  readView: ReadView
  /** Whom a `Cookie` header stands for: the rows behind it decide. Never throws. */
  visitorOf: VisitorOf
  held: HeldPages
  bars: HeldPages<Bar>
  /** The paper's own language, for what the press itself says. */
  language(): string
  /** Counts a search against its address: in how many seconds the next may come, 0 for now. */
  searchWait(address: string): Promise<number>
  /** The store answers. Asked only after a print has failed; never throws. */
  storeAnswers(): Promise<boolean>
}

export function makeAnswerer(settings: AnswerSettings, secure: boolean) {
  const { inner, readView, visitorOf, held, bars, storeAnswers } = settings
  const barOf = barPrinter(inner, bars)
  const always = securityHeaders(secure)

  /** The one page of everybody, as it is held; or a page for the one person who asks, printed for them and held nowhere. */
  async function page(request: IncomingMessage, admitted: Admitted): Promise<Answer> {
    const personal = isPersonal(admitted.path)
    if (isForMachines(admitted.path))
      return sharedPage(request, admitted).catch((problem) => failed(request, admitted.path, problem))
    // A store that is away knows nobody, and everybody's page waits for no one.
    const header = held.isAway() && !personal ? undefined : request.headers.cookie
    const visitor = await visitorOf(header)
    try {
      if (personal || visitor.cookie) return await ownPage(request, admitted, visitor, personal)
      const answer = await sharedPage(request, admitted)
      if (!visitor.dead.length) return answer
      // The rows are gone: the shared page is this browser's again.
      const headers = { ...answer.headers, 'set-cookie': visitor.dead, 'cache-control': OF_ONE }
      return { ...answer, headers }
    } catch (problem) {
      return failed(request, admitted.path, problem)
    }
  }

  async function ownPage(
    request: IncomingMessage,
    admitted: Admitted,
    visitor: { cookie: string; bare: string; dead: string[] },
    personal: boolean,
  ): Promise<Answer> {
    const cookie = [visitor.cookie, personal ? visitor.bare : ''].filter(Boolean).join('; ')
    const view = viewOf(request)
    const wait = await waitOf(admitted)
    const sheet = await printed(admitted, {
      [CHOICES_HEADER]: passOn(view),
      ...(cookie ? { cookie, 'user-agent': request.headers['user-agent'] } : {}),
      [PATH_HEADER]: admitted.path,
      ...(personal ? { [ADDRESS_HEADER]: admitted.address } : {}),
      ...(wait ? { [WAIT_HEADER]: String(wait) } : {}),
    })
    const dressed = sheet.dressed(view, OF_ONE, '')
    const answer = wait ? tooOften(dressed, wait) : dressed
    if (!visitor.dead.length) return answer
    const set = [answer.headers['set-cookie'] ?? [], visitor.dead].flat().map(String)
    return { ...answer, headers: { ...answer.headers, 'set-cookie': set } }
  }

  /** Only a search is counted, not a look at the empty box. While the store is away the page says so itself. */
  async function waitOf({ path, query, address }: Admitted): Promise<number> {
    if (!isSearch(path) || !new URLSearchParams(query).get('q')?.trim()) return 0
    return settings.searchWait(address).catch(() => 0)
  }

  /** Asks as nobody: whoever it is sent to, it was printed for no one. */
  async function sharedPage(request: IncomingMessage, admitted: Admitted): Promise<Answer> {
    const { path, host } = admitted
    const query = declaredQuery(path, admitted.query, true)
    const view = viewOf(request)
    // What is for programs is in the paper's own language, whoever asks.
    const language = isForMachines(path) ? null : view.language
    const key = `${host} ${language ?? ''} ${path}${query}`
    const asked = { [CHOICES_HEADER]: passOn({ language, slots: true }) }
    const { sheet, ageSeconds, marked } = await held.take(key, tagsOf(path), () =>
      printed({ ...admitted, query }, asked),
    )
    const bar = sheet.slot ? await barOf(view, admitted) : ''
    const line = staleLine(ageSeconds, languageOf(request))
    const answer = marked ? sheet.marked(view, line, bar) : sheet.dressed(view, SHARED, bar)
    const headers = { ...answer.headers }
    if (headers['set-cookie'] !== undefined) {
      log('error', 'cookie-on-shared-page', { path })
      delete headers['set-cookie']
    }
    if (ageSeconds) headers.age = String(ageSeconds)
    return { ...answer, headers }
  }

  /** @throws StoreAway, or an Error where Next has failed otherwise */
  async function printed({ path, query, host }: Admitted, headers: Record<string, string | undefined>): Promise<Sheet> {
    const nonce = newNonce()
    const url = path + declaredQuery(path, query)
    const asked = { host, accept: '*/*', 'content-security-policy': nonceHeader(nonce), ...headers }
    const problem = await print(inner, { method: 'GET', url, headers: asked }).then(
      (made) =>
        made.status < 500
          ? makeSheet(made, nonce, host, always, isForMachines(path))
          : new Error(`status ${made.status}`),
      (thrown: unknown) => (thrown instanceof Error ? thrown : new Error(String(thrown))),
    )
    if (!(problem instanceof Error)) return problem
    throw (await storeAnswers()) ? problem : new StoreAway(problem.message)
  }

  function failed(request: IncomingMessage, path: string, problem: unknown): Answer {
    const words = wordsFor(request)
    if (problem instanceof StoreAway) {
      log('warn', 'page-without-store', { path })
      return plain(request, 503, words.storeAway)
    }
    log('error', 'page-failed', { path, problem: String(problem) })
    return plain(request, 500, words.broken)
  }

  function viewOf(request: IncomingMessage): ReadingView {
    // The reader's own worker asks for everybody's pages without cookies, and says apart how they are to be printed.
    const told = request.headers[READING_HEADER]
    const view = readView(typeof told === 'string' ? `${READING_COOKIE}=${told}` : request.headers.cookie)
    return request.headers['save-data'] === 'on' ? { ...view, light: true } : view
  }

  const languageOf = (request: IncomingMessage) => viewOf(request).language ?? settings.language()

  /** What the press itself says, in the language of whoever asks. */
  const wordsFor = (request: IncomingMessage) => messagesFor(languageOf(request)).press

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
        [CHOICES_HEADER]: passOn(viewOf(request)),
        [ADDRESS_HEADER]: admitted.address,
        'content-length': String(body.length),
        'content-security-policy': nonceHeader(nonce),
      },
      body,
    })
    // What an action itself says of a store that is away is in its own words.
    if (made.status >= 500 && !isOwnWord(made.status))
      return failed(request, admitted.path, new Error(`status ${made.status}`))
    return makeSheet(made, nonce, admitted.host, always).dressed(viewOf(request), OF_ONE, '')
  }

  /** A page of one sentence, of our own making. */
  function plain(request: IncomingMessage, status: number, sentence: string): Answer {
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
      body: Buffer.from(plainPage(status, sentence, languageOf(request))),
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

  return { page, action, plain, json, always, wordsFor }
}

/** The page with the box and the sentence, which clients that are no people understand too. */
const tooOften = (answer: Answer, wait: number): Answer => ({
  ...answer,
  status: 429,
  headers: { ...answer.headers, 'retry-after': String(wait) },
})

/** 503 and 507 are an action's own answers, with what was typed given back; Next itself fails with 500. */
const isOwnWord = (status: number) => status === 503 || status === 507
