import type { Config } from '#lib/config.ts'
import type { Db } from '#lib/db/model.ts'
import type { PictureSigner } from '#lib/pictures/sign.ts'
import type { Works } from '#lib/works.ts'

/**
 * What the one process shares between its own server and Next inside it. Next bundles `app/` apart,
 * so a module-level variable would exist twice: the value lives on `globalThis`.
 */
export type Runtime = {
  config: Config
  db: Db
  /** The paper's clock: the real one, or CLOCK's. */
  now(): Date
  startedAt: Date
  /** Of the program. */
  version: string
  /** The paper's own secret, for keyed hashes and signatures. */
  secret: string
  /** Signs the addresses of pictures when a page is printed. */
  pictures: PictureSigner
  /** Says a line to the operator. */
  say(line: string): void
  /** Held pages that show any of these are printed again: `article:7`, `front`, `lists`, or `all`. */
  recall(...tags: string[]): void
  /** The disk has room for what people write (rules §11). */
  hasRoom(): Promise<boolean>
  works: Works
}

const KEY = Symbol.for('broadsheet.runtime')
const holder = globalThis as typeof globalThis & { [KEY]?: Runtime }

export function setRuntime(runtime: Runtime): void {
  holder[KEY] = runtime
}

/** @throws Error during a build or outside the server, where there is no paper to read */
export function runtime(): Runtime {
  const found = holder[KEY]
  if (!found) throw new Error('the paper is not open: pages are rendered by the running server only')
  return found
}
