import type { z } from 'zod'
import type { Reader, Role } from '#lib/accounts/model.ts'
import type { Config } from '#lib/config.ts'
import type { Db } from '#lib/db/model.ts'
import type { Limit } from '#lib/limits/model.ts'
import type { Messages } from '#lib/messages/model.ts'
import type { PaperIdentity } from '#lib/paper/model.ts'
import type { Choices } from '#lib/reading/choices.ts'
import type { Works } from '#lib/works.ts'

/** The press writes the client's address here, in place of anything that a client sent under this name. */
export const ADDRESS_HEADER = 'x-broadsheet-address'
/** The path that was asked for, on a page that is made for one person: a page that is not there is told of no other way. */
export const PATH_HEADER = 'x-broadsheet-path'

/** Fields that every form may carry besides its own: where to go back to, and which form of the page it is. */
export const OWN_FIELDS = ['back', 'form'] as const

/** What somebody typed, and what is to be said about it on the page that it was typed on. */
export type Kept = {
  /** Which form on the page, unique in the paper: `reply-7`, `sign-in`. */
  form: string
  /** Without passwords and the like; boxes of one name are a value a line. */
  values: Record<string, string>
  /** A sentence for each field to mend. */
  errors: Record<string, string>
  /** About the form as a whole; with `good` it is news, else a problem. */
  sentence: string | null
  good: boolean
  /** The form that somebody was on the way to when they had to sign in first: it comes back when they have. */
  waiting?: Kept
}

/** A file that came with a form: the texts of forms are strings, and a packed file is none. */
export class SentFile {
  readonly name: string
  readonly bytes: Uint8Array
  constructor(name: string, bytes: Uint8Array) {
    this.name = name
    this.bytes = bytes
  }
}

/** What an action knows of whoever asks. */
export type Acting = {
  db: Db
  config: Config
  now: Date
  /** The paper's own secret, for keyed hashes. */
  secret: string
  reader: Reader | null
  /** Keyed hash of the client's address (IPv6 cut to /64): for limits, and never the address itself. */
  addressKey: string
  /** The page that it was sent from, as a path of ours with query and fragment; `/` where that is not known. */
  back: string
  /** User-Agent, cut to 300 characters. */
  agent: string
  /** The random value of the browser's own cookie; null where it has none yet. */
  browser: string | null
  /** Its name for letters, its time zone for times. */
  paper: PaperIdentity
  words: Messages
  /** Of the words, and of times in them: the asker's. */
  language: string
  /** What this browser has chosen. */
  choices: Choices
  /** Says a line to the operator who started the paper: the way of links where no mail can be sent. */
  say(line: string): void
  /** Held pages that show any of these are printed again: `article:7`, `front`, `lists`, or `all`. */
  recall(...tags: string[]): void
  works: Works
}

export type Outcome =
  | {
      is: 'done'
      /** Where a browser without scripts goes next: a path of ours, `#` and all. */
      go: string
      /** For scripts. */
      value?: unknown
      /** News for the next page. */
      sentence?: string
      /** Whole `Set-Cookie` lines. */
      cookies?: string[]
      /** More steps follow before anything is done: what this browser has left waits on, untouched. */
      midway?: true
    }
  /** Something typed is wrong: a sentence at each field. Nothing was done; what was typed is kept. */
  | { is: 'mend'; errors: Record<string, string>; sentence?: string }
  /** Not this person, not now, not here. What was typed is kept. */
  | {
      is: 'refused'
      status: 400 | 403 | 404 | 409 | 429 | 503 | 507
      sentence: string
      retryAfter?: number /** Where a browser goes with it, if not back. */
      go?: string
    }

/**
 * What a form or a script may ask the paper to do. One description serves both: a form gets a redirect, a script JSON.
 * The order is always parse, who, limit, run (house.md §1).
 */
export type Action<In> = {
  /** Names the limits and the log lines: `comments.post`. */
  name: string
  /**
   * A strict object, whose messages are the sentences shown at the fields. Texts of a form: an absent box is absent, a name
   * sent more than once is a list. A field too many is an attempt at another column and refused whole.
   *
   * @param reader who asks, where a field is needed of some only
   */
  fields(words: Messages, reader?: Reader | null): z.ZodType<In>
  /** Who may. `anyone` needs no account; the rest lead to sign-in and back with what was typed. */
  who: 'anyone' | Role
  /** Whoever is paused or banned may still do it: sign out, appeal, export, leave. */
  barredMay?: boolean
  /** A pause leaves it open: it writes nothing that others read. */
  pausedMay?: boolean
  /** A step of signing in or up: what waits to be sent after it is not lost by it. */
  onTheWay?: boolean
  /** Said to somebody who has to sign in first, in place of what is said of a text that waits. */
  signInFirst?(words: Messages): string
  /** Fields that are never kept nor given back. */
  secret?: readonly string[]
  /** Fields whose files are given as they are, bytes and name; any other file is given as its text. */
  files?: readonly string[]
  limits?(acting: Acting, input: In): Limit[]
  /** @param params of the address: what stands in its `[brackets]` */
  run(acting: Acting & { input: In; params: Record<string, string> }): Promise<Outcome>
}
