/**
 * What the desk says of two articles: `pinned` stand on each other's page as related, `forbidden` never do; `apart` are not
 * one story, whatever they share.
 */
export const VERDICTS = ['pinned', 'forbidden', 'apart'] as const
export type Verdict = (typeof VERDICTS)[number]
