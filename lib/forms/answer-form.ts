import { cookieLine, isSecure, readCookie } from '#lib/accounts/cookies.ts'
import { readerOf } from '#lib/accounts/sessions.ts'
import { takeTurn } from '#lib/limits/take-turn.ts'
import { log } from '#lib/log.ts'
import { messagesFor } from '#lib/messages/model.ts'
import { paperIdentity } from '#lib/paper/queries.ts'
import { pathBack } from '#lib/reading/back.ts'
import { readChoices } from '#lib/reading/choices.ts'
import { CHOICES_HEADER, passedOn } from '#lib/reading/passed-on.ts'
import type { Runtime } from '#lib/runtime.ts'
import { addressKey } from './address-key.ts'
import { dropForm, KEPT_SECONDS, keepForm, keptForm } from './kept-forms.ts'
import { type Acting, type Action, ADDRESS_HEADER, type Kept, type Outcome } from './model.ts'
import { performOnce } from './once.ts'
import { type Performed, perform } from './perform.ts'
import { readFields, type Sent } from './read-fields.ts'
import { typedPage } from './typed-page.ts'
import { waitWords } from './wait-words.ts'

/**
 * Does what a form or a script asks, and answers it in its own way: a script gets JSON, a form the page to go on with
 * (303), where what was typed and what is to be said about it waits under a cookie for an hour.
 */
export async function answerForm<In>(
  action: Action<In>,
  request: Request,
  params: Record<string, string>,
  runtime: Runtime,
): Promise<Response> {
  const sent = await readFields(request, action.files)
  if (!sent) {
    const language = knownLanguage(request, runtime)
    return told(400, messagesFor(language).forms.unreadable, wantsJsonBack(request), language)
  }
  return answerSent(action, request, sent, params, runtime)
}

const chosenIn = (request: Request) => passedOn(request.headers.get(CHOICES_HEADER)).language

/** Before the store is asked, the choice of the browser and the setting are all that is known. */
const knownLanguage = (request: Request, { config }: Pick<Runtime, 'config'>): string =>
  chosenIn(request) ?? config.paper.language ?? 'en'

const wantsJsonBack = (request: Request) => /\bapplication\/json\b/.test(request.headers.get('accept') ?? '')

/** The same for what did not come as a form: a link on which somebody comes back. */
export async function answerSent<In>(
  action: Action<In>,
  request: Request,
  sent: Sent,
  params: Record<string, string>,
  runtime: Runtime,
): Promise<Response> {
  const { config, db } = runtime
  const secure = isSecure(config.publicUrl)
  const cookies = request.headers.get('cookie')
  const wantsJson = wantsJsonBack(request)
  const language = knownLanguage(request, runtime)
  const own = messagesFor(language).forms
  if (!(await runtime.hasRoom())) return apart(507, own.noRoom, sent.fields, action, wantsJson, language)
  try {
    const now = runtime.now()
    const paper = await paperIdentity(config, db)
    const host = request.headers.get('host') ?? new URL(config.publicUrl).host
    const back = pathBack(sent.back ?? request.headers.get('referer'), host)
    const reader = await readerOf(db, readCookie(cookies, 'session', secure), now)
    const spokenTo = reader?.preferences.language ?? chosenIn(request) ?? paper.language
    const acting: Acting = {
      db,
      config,
      now,
      secret: runtime.secret,
      reader,
      addressKey: addressKey(request.headers.get(ADDRESS_HEADER), runtime.secret, now),
      back,
      agent: (request.headers.get('user-agent') ?? '').slice(0, 300),
      browser: readCookie(cookies, 'browser', secure),
      paper,
      words: messagesFor(spokenTo),
      language: spokenTo,
      choices: readChoices(cookies),
      say: runtime.say,
      recall: runtime.recall,
      works: runtime.works,
    }
    const performed = await performOnce(acting, request.headers, acting.words.forms, () =>
      perform(action, acting, sent.fields, params),
    )
    if (wantsJson) return asJson(performed)
    // What the form was about is not there any more; what was typed into it is given back.
    if (performed.is === 'refused' && performed.status === 404) {
      return told(404, performed.sentence, false, spokenTo, typedValues(sent.fields, action))
    }
    const before = readCookie(cookies, 'form', secure)
    if (performed.is === 'done' && performed.midway) {
      return goOn(performed, back, null, null, secure)
    }
    const waiting = action.onTheWay ? ((await keptForm(db, before, now))?.waiting ?? null) : null
    const kept = withWaiting(
      keepable(performed, sent, action, acting.words.forms.mend),
      waiting,
      acting.words.forms.stillHere,
    )
    // Whoever has no account fills nobody's store with what they send.
    const wait = kept && !reader && performed.is !== 'done' ? await keepingTurn(acting) : 0
    if (wait > 0) {
      const sentence = acting.words.forms.tooOften(waitWords(wait, acting.words.forms))
      return apart(429, sentence, sent.fields, action, false, spokenTo)
    }
    const token = kept ? await keepForm(db, kept, before, now) : null
    if (!kept && before !== null && performed.is === 'done') await dropForm(db, before)
    return goOn(performed, back, token, before, secure)
  } catch (problem) {
    log('error', 'action-failed', { action: action.name, problem: String(problem) })
    return apart(503, own.storeDown, sent.fields, action, wantsJson, language)
  }
}

/** What is left for the next page: the form with its errors, or news. */
function keepable(
  performed: Performed,
  sent: { fields: Record<string, unknown>; form: string | null },
  action: { secret?: readonly string[] },
  mend: string,
): Kept | null {
  const form = sent.form ?? ''
  if (performed.is === 'done') {
    return performed.sentence ? { form: '', values: {}, errors: {}, sentence: performed.sentence, good: true } : null
  }
  const values = typedValues(sent.fields, action)
  if (performed.is === 'sign-in') {
    const waiting = { form, values, errors: {}, sentence: null, good: true }
    return { form: '', values: {}, errors: {}, sentence: performed.sentence, good: true, waiting }
  }
  if (performed.is === 'refused') return { form, values, errors: {}, sentence: performed.sentence, good: false }
  // Whoever hears the page is told first that something is marked, and a form without fields of its own says it all here.
  const sentence = performed.sentence ?? (form === '' ? (Object.values(performed.errors)[0] ?? mend) : mend)
  return { form, values, errors: performed.errors, sentence, good: false }
}

/** A step on the way leaves what waits where it is; the last one brings it back to its own page. */
function withWaiting(kept: Kept | null, waiting: Kept | null, news: string): Kept | null {
  if (!waiting) return kept
  return kept ? { ...kept, waiting } : { ...waiting, errors: {}, sentence: news, good: true }
}

/** Characters of one field, and of all of a form: more than anybody types into any of ours. */
const LONGEST_KEPT = 20_000
const MOST_KEPT = 60_000

function typedValues(fields: Record<string, unknown>, { secret = [] }: { secret?: readonly string[] }) {
  const shown = Object.entries(fields).filter(([name]) => !secret.includes(name))
  let room = MOST_KEPT
  return Object.fromEntries(
    shown.flatMap(([name, value]) => {
      const text = typeof value === 'string' ? value : asLines(value)
      if (text === null || name.length > room) return []
      room -= name.length
      const kept = text.slice(0, Math.min(LONGEST_KEPT, room))
      room -= kept.length
      return [[name, kept]]
    }),
  )
}

/** @returns seconds until this address may leave a form here again */
const keepingTurn = ({ db, addressKey, now }: Acting): Promise<number> =>
  takeTurn(db, { key: `forms.kept:${addressKey}`, times: 120, seconds: 600 }, now)

/** Boxes of one name of which several were ticked, a value a line. */
const asLines = (value: unknown): string | null =>
  Array.isArray(value) && value.every((one) => typeof one === 'string') ? value.join('\n') : null

function goOn(
  performed: Performed,
  back: string,
  token: string | null,
  before: string | null,
  secure: boolean,
): Response {
  const go =
    performed.is === 'done'
      ? performed.go
      : performed.is === 'sign-in'
        ? `/sign-in?${new URLSearchParams({ back })}`
        : (performed.is === 'refused' && performed.go) || back
  const headers = new Headers({ location: go, 'cache-control': 'private, no-store' })
  if (token !== null) headers.append('set-cookie', cookieLine('form', token, KEPT_SECONDS, secure))
  else if (before !== null) headers.append('set-cookie', cookieLine('form', '', 0, secure))
  for (const line of (performed.is === 'done' && performed.cookies) || []) headers.append('set-cookie', line)
  if (performed.is === 'refused' && performed.retryAfter) headers.set('retry-after', String(performed.retryAfter))
  return new Response(null, { status: 303, headers })
}

function asJson(performed: Performed): Response {
  const headers = new Headers({ 'cache-control': 'private, no-store' })
  for (const line of (performed.is === 'done' && performed.cookies) || []) headers.append('set-cookie', line)
  if (performed.is === 'refused' && performed.retryAfter) headers.set('retry-after', String(performed.retryAfter))
  const { cookies: _, midway: __, ...told } = performed as Outcome & { cookies?: string[]; midway?: true }
  const status = { done: 200, mend: 422, 'sign-in': 401, refused: 400 }[performed.is]
  return Response.json(told, { status: performed.is === 'refused' ? performed.status : status, headers })
}

/** Where nothing can be kept on our side, what was typed is given back in the answer itself. */
function apart(
  status: 429 | 503 | 507,
  sentence: string,
  fields: Record<string, unknown>,
  action: { secret?: readonly string[] },
  wantsJson: boolean,
  language: string,
): Response {
  if (wantsJson) return told(status, sentence, true, language)
  return new Response(typedPage(status, sentence, typedValues(fields, action), language), {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', 'retry-after': '60' },
  })
}

function told(
  status: number,
  sentence: string,
  wantsJson: boolean,
  language: string,
  typed: Record<string, string> = {},
): Response {
  const headers = { 'cache-control': 'no-store' }
  if (wantsJson) return Response.json({ is: 'refused', status, sentence }, { status, headers })
  return new Response(typedPage(status, sentence, typed, language), {
    status,
    headers: { ...headers, 'content-type': 'text/html; charset=utf-8' },
  })
}
