import { and, eq, gt } from 'drizzle-orm'
import { keptForms } from '#drizzle/schema/index.ts'
import { cookieLine, cookieName, type OwnCookie, readCookie } from '#lib/accounts/cookies.ts'
import { isSession } from '#lib/accounts/sessions.ts'
import { hashOf } from '#lib/accounts/tokens.ts'
import type { Db } from '#lib/db/model.ts'
import { log } from '#lib/log.ts'

/** Whom a request is from, as far as its page depends on it. */
export type Visitor = {
  /** Our own cookies whose rows are there, for Next; "" for a reader whose page is everybody's. */
  cookie: string
  signedIn: boolean
  /** Cookies that no row stands behind, for pages that are made for one request anyway. */
  bare: string
  /** `Set-Cookie` lines that take away what stands for nothing any more. */
  dead: string[]
}
export type VisitorOf = (cookieHeader: string | undefined) => Promise<Visitor>

const NOBODY: Visitor = { cookie: '', signedIn: false, bare: '', dead: [] }
const BARE: readonly OwnCookie[] = ['browser', 'codes', 'feed', 'invitation']

/**
 * Tells whose page a request asks for. Where the store does not answer, everybody gets everybody's page, and keeps what
 * they have.
 */
export function visitorsOf(db: Db, now: () => Date, secure: boolean): VisitorOf {
  const alive = {
    session: (token: string) => isSession(db, token, now()),
    form: async (token: string) => {
      const kept = and(eq(keptForms.tokenHash, hashOf(token)), gt(keptForms.expiresAt, now()))
      return (await db.select({ hash: keptForms.tokenHash }).from(keptForms).where(kept)).length > 0
    },
  }

  return async (header) => {
    if (!header?.includes('broadsheet-')) return NOBODY
    const living: string[] = []
    const dead: string[] = []
    try {
      for (const name of ['session', 'form'] as const) {
        const token = readCookie(header, name, secure)
        if (token === null) continue
        if (await alive[name](token)) living.push(`${cookieName(name, secure)}=${token}`)
        else dead.push(cookieLine(name, '', 0, secure))
      }
    } catch (problem) {
      log('warn', 'visitor-unknown', { problem: String(problem) })
      return NOBODY
    }
    const bare = BARE.flatMap((name) => {
      const token = readCookie(header, name, secure)
      return token === null ? [] : [`${cookieName(name, secure)}=${token}`]
    })
    const session = `${cookieName('session', secure)}=`
    return {
      cookie: living.join('; '),
      signedIn: living.some((one) => one.startsWith(session)),
      bare: bare.join('; '),
      dead,
    }
  }
}
