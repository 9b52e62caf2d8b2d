/** The languages that the paper itself speaks. Read by client leaves too: no catalogue here. */
export const LANGUAGES = ['en', 'de'] as const
export type Language = (typeof LANGUAGES)[number]

/** The language of a tag, of those that the paper speaks: `de-AT` is German; English where it speaks none of it. */
export const spoken = (tag: string): Language => (/^de\b/i.test(tag) ? 'de' : 'en')
