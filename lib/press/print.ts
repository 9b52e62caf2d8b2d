import { IncomingMessage, type OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { Duplex } from 'node:stream'

/** Next's request handler, or a test's. */
export type Inner = (request: IncomingMessage, response: ServerResponse) => Promise<void>

export type Ask = {
  method: string
  url: string
  headers: Record<string, string | string[] | undefined>
  body?: Uint8Array
}

/** An answer as it came from the inner handler, whole. */
export type Print = { status: number; headers: OutgoingHttpHeaders; body: Buffer }

/** A page that takes longer will not come: whoever waits for it is told so. */
const LONGEST_MS = 30_000

/**
 * Asks the inner handler with a request and response of its own, and collects what it answers.
 * The response ends with both `finish` and `close`: work that Next put off until after the answer waits for them.
 *
 * @throws what the inner handler throws, or an Error where it does not end its answer in time
 */
export async function print(inner: Inner, ask: Ask): Promise<Print> {
  const wire = new Nowhere()
  // An unconnected duplex stands in for the socket: only its being a stream is used.
  const request = new IncomingMessage(wire as never)
  request.method = ask.method
  request.url = ask.url
  request.httpVersion = '1.1'
  request.httpVersionMajor = 1
  request.httpVersionMinor = 1
  for (const [name, value] of Object.entries(ask.headers)) if (value !== undefined) request.headers[name] = value
  request.rawHeaders = Object.entries(request.headers).flatMap(([name, value]) => [name, String(value)])
  if (ask.body?.length) request.push(ask.body)
  request.push(null)
  request.complete = true

  const response = new Collected(request)
  response.assignSocket(wire as never)
  const finished = new Promise<void>((settle, fail) => {
    response.once('finish', settle)
    response.once('error', fail)
  })
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_settle, fail) => {
    timer = setTimeout(() => fail(new Error(`${ask.url.split('?')[0]} was not printed in time`)), LONGEST_MS)
  })
  try {
    await Promise.race([Promise.all([inner(request, response), finished]), late])
  } finally {
    clearTimeout(timer)
    response.emit('close')
    request.destroy()
    wire.destroy()
  }
  return { status: response.statusCode, headers: response.getHeaders(), body: Buffer.concat(response.parts) }
}

class Collected extends ServerResponse {
  parts: Buffer[] = []

  // What came in is passed on as it is: a spread has none of the overloads' types, hence the casts of both methods.
  override write(chunk: unknown, ...rest: unknown[]): boolean {
    this.#keep(chunk, rest[0])
    super.write.apply(this, [chunk, ...rest] as Parameters<ServerResponse['write']>)
    // Nothing is ever full here, and nobody would tell of a `drain`: a writer that waited for it would wait for ever.
    return true
  }

  override end(...given: unknown[]): this {
    // `end` writes through the base class from within, so the last part is kept here and nowhere else.
    if (typeof given[0] !== 'function') this.#keep(given[0], given[1])
    return super.end.apply(this, given as Parameters<ServerResponse['end']>)
  }

  #keep(chunk: unknown, encoding: unknown) {
    if (typeof chunk === 'string') this.parts.push(Buffer.from(chunk, encoding as BufferEncoding | undefined))
    else if (chunk instanceof Uint8Array) this.parts.push(Buffer.from(chunk))
  }
}

/** A socket's place: takes all, gives nothing. */
class Nowhere extends Duplex {
  override _read() {}
  override _write(_chunk: unknown, _encoding: BufferEncoding, done: () => void) {
    done()
  }
  // What `http` asks of a socket besides.
  setTimeout() {
    return this
  }
  setNoDelay() {
    return this
  }
  setKeepAlive() {
    return this
  }
}
