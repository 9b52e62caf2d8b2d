import type { CommentSettings } from '../settings.ts'
import type { Listed } from './listed-word.ts'

/** All that the checks look at; nothing is asked for while they run. */
export type Case = {
  text: string
  staff: boolean
  settings: Pick<CommentSettings, 'newcomers' | 'threshold'>
  listed: Listed
  /** Comments of this person that all could see and that no moderator has taken away since. */
  shownBefore: number
  /** Of the last ten in 30 days, how many a moderator rejected or removed. */
  rejectedLately: number
  /** The same text stands elsewhere, or stood there in the last 30 days. */
  saidElsewhere: boolean
  everythingWaits: boolean
  /** Likeness to rejected comments, 0 to 1; null while the paper has decided too little to tell. */
  score: number | null
}

/** Whether a comment waits by this rule. */
export type Check = (of: Case) => boolean
