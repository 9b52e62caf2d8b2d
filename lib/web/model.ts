/** What went wrong on the way out, as a code; the sentences are in the message catalogue. */
export const FETCH_PROBLEMS = [
  'address-invalid',
  'address-refused',
  'name-unknown',
  'unreachable',
  'tls',
  'timeout',
  'too-slow',
  'too-large',
  'encoding-unsupported',
  'too-many-redirects',
  'redirect-refused',
  'held',
  'status',
  'cut-short',
  'gone',
  'rate-limited',
] as const
export type FetchProblem = (typeof FETCH_PROBLEMS)[number]

export type Fetched = {
  /** 200, or 304 where validators were sent. */
  status: number
  /** The address that answered, after redirects. */
  url: string
  /** The whole chain was 301/308 (or http→https on one host): where it led; else null. */
  movedTo: string | null
  /** The chain was only http→https on the same host. */
  secured: boolean
  headers: Record<string, string>
  body: Uint8Array
  etag: string | null
  lastModified: string | null
  /** The largest of max-age and Retry-After, in seconds; 0 if neither. */
  hintSeconds: number
}

export type FetchFailure = {
  problem: FetchProblem /** a status, a host, a limit; never foreign prose */
  detail: string | null
  retryAfterSeconds: number
}
