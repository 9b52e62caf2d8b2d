/**
 * What a reader is told of a text that could not be had: enough to know whether to try again, and nothing by which a network
 * could be felt out.
 */
export const KEPT_PROBLEMS = ['away', 'not-there', 'refused', 'no-page', 'no-text', 'too-much', 'ours'] as const
export type KeptProblem = (typeof KEPT_PROBLEMS)[number]

const SAID: Record<string, KeptProblem> = {
  status: 'not-there',
  gone: 'not-there',
  'moved-away': 'not-there',
  'login-wall': 'refused',
  'consent-page': 'refused',
  'rate-limited': 'refused',
  held: 'refused',
  'not-a-page': 'no-page',
  'no-story': 'no-text',
  'leads-on': 'no-text',
  'page-too-deep': 'too-much',
  'page-too-large': 'too-much',
  'too-large': 'too-much',
  'parser-timeout': 'too-much',
  'parser-memory': 'too-much',
  'parser-failed': 'ours',
  internal: 'ours',
}

/** @param code of `lib/ingest/page-model.ts`; one that this program does not know counts as a server that is away */
export const keptProblem = (code: string | null): KeptProblem => SAID[code ?? ''] ?? 'away'
