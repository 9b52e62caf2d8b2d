import type { Changes } from './compare.ts'

/** A text that an article had or has. Instants are ISO strings. */
export type Version = {
  /** From 1; the highest is the present text. */
  number: number
  headline: string
  from: string
  /** Null for the present text. */
  until: string | null
}

/** One change of an article: the text `number` became the next. */
export type Step = { number: number; at: string; changes: Changes }

/** What an article was, for the page of its changes. */
export type ChangeLog = {
  article: { id: number; slug: string; headline: string; language: string | null; sample: boolean }
  source: { slug: string; title: string }
  link: string | null
  /** This reader may see the whole text; else only headline and standfirst are compared (rules §5). */
  whole: boolean
  versions: Version[]
  /** Newest first; of very many the newest. */
  steps: Step[]
}

/** A line of the list of corrections. */
export type Correction = {
  article: { id: number; slug: string; headline: string; language: string | null }
  source: { slug: string; title: string }
  /** The text that was replaced. */
  number: number
  at: string
  headline: Changes['headline']
  added: number
  removed: number
}
