import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw, createZstdDecompress } from 'node:zlib'
import type { FetchLimits } from './limits.ts'
import { FetchError } from './problem.ts'

export const ACCEPTED_ENCODINGS = 'br, gzip, deflate, zstd'

type Encoding = 'identity' | 'br' | 'gzip' | 'deflate' | 'zstd'

/**
 * @throws FetchError encoding-unsupported, also for two encodings one upon the other: a short answer can be
 *   packed without end that way
 */
export function readEncoding(header: string | undefined): Encoding {
  const names = (header ?? '')
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== 'identity')
  const [name = 'identity', ...more] = names
  if (more.length === 0) {
    if (name === 'identity' || name === 'br' || name === 'gzip' || name === 'deflate' || name === 'zstd') return name
    if (name === 'x-gzip') return 'gzip'
  }
  // Told from a short list only: the header is foreign prose.
  throw new FetchError('encoding-unsupported', more.length > 0 ? 'several' : null)
}

/**
 * Reads a body to its end and unpacks it, never holding more than the limits allow.
 *
 * @throws FetchError too-large, too-slow, cut-short
 */
export async function readBody(
  body: Readable,
  encoding: Encoding,
  limits: FetchLimits,
  abort: AbortController,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let decoded = 0
  const enough = limits.firstBytes ?? Number.POSITIVE_INFINITY
  const sink = async (source: AsyncIterable<Uint8Array>) => {
    for await (const chunk of source) {
      decoded += chunk.byteLength
      if (decoded > limits.decodedBytes) throw new FetchError('too-large', megabytes(limits.decodedBytes))
      chunks.push(chunk)
      if (decoded >= enough) return
    }
  }
  const meter = metered(limits, abort)
  try {
    if (encoding === 'identity') await pipeline(body, meter.count, sink)
    else await pipeline(body, meter.count, (source: AsyncIterable<Uint8Array>) => unpack(source, encoding), sink)
  } catch (error) {
    if (abort.signal.aborted) throw abort.signal.reason
    // The rest was not wanted: that a stream ended early is no fault of its server.
    if (decoded >= enough) return joined(chunks, decoded)
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (/^(Z_|ZSTD_|ERR_(?!INVALID))/.test(code)) throw new FetchError('cut-short')
    throw error
  } finally {
    meter.stop()
  }
  return joined(chunks, decoded)
}

/** In memory of its own, so that it can be handed to a worker thread without copying. */
function joined(chunks: Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.byteLength
  }
  return whole
}

/** Counts what comes over the wire, and ends an answer that drips. */
function metered(limits: FetchLimits, abort: AbortController) {
  const start = performance.now()
  let raw = 0
  let watch: NodeJS.Timeout | undefined
  const look = () => {
    const seconds = (performance.now() - start) / 1000
    if (raw < limits.slowBytesPerSecond * seconds) abort.abort(new FetchError('too-slow'))
    else watch = setTimeout(look, Math.min(1000, limits.slowAfterMs))
  }
  watch = setTimeout(look, limits.slowAfterMs)
  return {
    async *count(source: AsyncIterable<Uint8Array>) {
      for await (const chunk of source) {
        raw += chunk.byteLength
        if (raw > limits.rawBytes) throw new FetchError('too-large', megabytes(limits.rawBytes))
        yield chunk
      }
    },
    stop: () => clearTimeout(watch),
  }
}

/** `deflate` is sent with and without its wrapper: the first byte tells which. An empty body is empty in every packing. */
async function* unpack(source: AsyncIterable<Uint8Array>, encoding: Encoding): AsyncGenerator<Uint8Array> {
  const iterator = source[Symbol.asyncIterator]()
  const first = await iterator.next()
  if (first.done) return
  const decoder = decoderFor(encoding, first.value[0] ?? 0)
  const whole = async function* () {
    yield first.value
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value
  }
  const fed = pipeline(whole, decoder)
  // Reported by the decoder too, which is where we read it.
  fed.catch(() => undefined)
  yield* decoder
  await fed
}

function decoderFor(encoding: Encoding, firstByte: number) {
  if (encoding === 'br') return createBrotliDecompress()
  if (encoding === 'gzip') return createGunzip()
  if (encoding === 'zstd') return createZstdDecompress()
  return (firstByte & 0x0f) === 8 ? createInflate() : createInflateRaw()
}

/** A cap as a person reads it. */
export const megabytes = (bytes: number): string => `${Math.max(1, Math.round(bytes / (1024 * 1024)))} MB`
