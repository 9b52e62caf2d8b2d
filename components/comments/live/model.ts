import type { Messages } from '#lib/messages/model.ts'

export type LiveProps = {
  article: number
  /** The newest comment on the page, as the server names it. */
  latest: string
  /** Whose page it is; null for nobody's. */
  reader: number | null
  words: Messages['comments']['live']
  /** Not a single comment with what belongs to it. */
  whole: boolean
}

/** What a form of ours is answered with. */
export type Answer = {
  is: 'done' | 'mend' | 'refused' | 'sign-in'
  go?: string
  sentence?: string
  value?: unknown
  errors?: Record<string, string>
}

/** What came since, as `GET /api/thread/ID?since=` tells it. */
export type News = { latest: string; ids: number[] }
