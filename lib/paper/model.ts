import { z } from 'zod'

export const PAPER_SETTINGS = ['name', 'tagline', 'place', 'timeZone', 'language'] as const
export type PaperSetting = (typeof PAPER_SETTINGS)[number]

/** The row of `settings` that holds the desk's value. */
export const settingName = (field: PaperSetting) => `paper.${field}`

const accepts = (check: () => unknown): boolean => {
  try {
    check()
    return true
  } catch {
    return false
  }
}

/** What the desk may store, one field a row. */
export const StoredPaper = z.object({
  name: z.string().trim().min(1).max(80),
  tagline: z.string().trim().max(200),
  place: z.string().trim().min(1).max(120),
  timeZone: z.string().refine((zone) => accepts(() => new Intl.DateTimeFormat('en', { timeZone: zone }))),
  language: z.string().refine((tag) => accepts(() => Intl.getCanonicalLocales(tag)) && tag !== ''),
})

export type PaperIdentity = {
  name: string
  tagline: string
  /** As the operator wrote it; `findPlace` of `lib/places` says which place that is. */
  place: string
  /** IANA zone of the paper's own days: editions, lists, times. The bar's date is the place's. */
  timeZone: string
  /** BCP 47, for `<html lang>`, Intl and the catalogue. */
  language: string
  /** Set in the environment: shown locked at the desk. */
  locked: PaperSetting[]
}
