/** How much of our time, memory and patience one answer may take. */
export type FetchLimits = {
  /** From the attempt to connect to the last header line, in ms. */
  firstByteMs: number
  /** All hops together, waiting for a turn not counted, in ms. */
  totalMs: number
  /** From this age of a body on, in ms, its average rate is watched. */
  slowAfterMs: number
  slowBytesPerSecond: number
  /** Bytes on the wire. */
  rawBytes: number
  /** Bytes after decompression. */
  decodedBytes: number
  headerBytes: number
  /** So many bytes of a body are enough: the rest is not read. */
  firstBytes?: number
  redirects: number
}

/** The limits of rules §1. */
export const FETCH_LIMITS: FetchLimits = {
  firstByteMs: 10_000,
  totalMs: 30_000,
  slowAfterMs: 10_000,
  slowBytesPerSecond: 1024,
  rawBytes: 10 * 1024 * 1024,
  decodedBytes: 20 * 1024 * 1024,
  headerBytes: 32 * 1024,
  redirects: 5,
}
