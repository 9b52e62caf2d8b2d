import { Duplex } from 'node:stream'

/** Answers one batch of PostgreSQL wire messages; `answer` may be called several times before the promise settles. */
export type Exchange = (messages: Uint8Array, answer: (bytes: Uint8Array) => void) => Promise<void>

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
    const messages = this.#waiting.length === 1 ? this.#waiting[0] : Buffer.concat(this.#waiting)
    this.#waiting = []
    if (!messages || messages[0] === TERMINATE) return
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
