import { Duplex } from 'node:stream'

/**
 * Answers one batch of PostgreSQL wire messages; `answer` may be called several times before the promise settles.
 * Bytes belong to whom they are given to, memory and all, so that they can be moved to another thread.
 */
export type Exchange = (
  messages: Uint8Array<ArrayBuffer>,
  answer: (bytes: Uint8Array<ArrayBuffer>) => void,
) => Promise<void>

const TERMINATE = 'X'.charCodeAt(0)

/**
 * What the pg driver takes for its socket, ending in the embedded database instead. So both stores are
 * spoken to by one driver, with one set of parsers, and every value is the same on both.
 *
 * The driver writes the five messages of a query in one tick; they cross to the database as one batch.
 */
export class WireStream extends Duplex {
  #exchange: Exchange
  #waiting: Buffer[] = []
  #last: Promise<void> = Promise.resolve()

  constructor(exchange: Exchange) {
    super()
    this.#exchange = exchange
  }

  connect(): this {
    queueMicrotask(() => this.emit('connect'))
    return this
  }

  override _read(): void {}

  override _write(chunk: Buffer, _encoding: BufferEncoding, callback: () => void): void {
    if (this.#waiting.push(chunk) === 1) queueMicrotask(() => this.#flush())
    callback()
  }

  override _final(callback: (error?: Error | null) => void): void {
    this.#last.then(() => {
      this.push(null)
      callback()
    })
  }

  #flush(): void {
    const messages = joined(this.#waiting)
    this.#waiting = []
    if (messages[0] === TERMINATE) return
    const exchanged = this.#exchange(messages, (bytes) => {
      if (!this.destroyed) this.push(bytes)
    })
    this.#last = exchanged.catch((error: unknown) => {
      this.destroy(error instanceof Error ? error : new Error(String(error)))
    })
  }

  // The driver sets these on any socket; none has a meaning here.
  setNoDelay(): this {
    return this
  }

  setKeepAlive(): this {
    return this
  }

  ref(): this {
    return this
  }

  unref(): this {
    return this
  }
}

/** Whether a new connection begins with these messages: its first one alone carries no letter. */
export const isStartup = (messages: Uint8Array): boolean => messages[0] === 0

/** The pieces in memory of their own, which nothing else looks into. */
export function joined(pieces: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(pieces.reduce((size, piece) => size + piece.length, 0))
  let place = 0
  for (const piece of pieces) {
    whole.set(piece, place)
    place += piece.length
  }
  return whole
}
