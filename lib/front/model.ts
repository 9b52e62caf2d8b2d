import type { Trail } from '#lib/articles/model.ts'

/** An article that may stand on the front, with what the editing weighs. */
export type Candidate = Trail & {
  storyId: number | null
  /** Sources that tell the story, 1 if only this one does. */
  tellings: number
  words: number
  /** People who have saved it, and comments that are shown in its conversation. */
  saves: number
  comments: number
}

/** The desk's choice for Must read. */
export type Pick = { articleId: number; reason: string | null }

export type MustReadItem = { trail: Trail; reason: string | null }

/**
 * A section on the front. `row`: up to four headlines side by side; `feature`: the first trail with its picture, the rest
 * beside it. `section` is null for what belongs to none.
 */
export type SectionBlock = {
  section: { slug: string; name: string } | null
  layout: 'row' | 'feature'
  trails: Trail[]
  /** How many stories the section has; null for very many. */
  total: number | null
}

/** An edited front page. Any part may be empty; an empty part is not shown. */
export type Front = {
  lead: Trail | null
  column: Trail[]
  /** Stand under the lead, where it has no picture to fill its column or nothing else would show them. */
  seconds: Trail[]
  mustRead: MustReadItem[]
  blocks: SectionBlock[]
  latest: Trail[]
}

/** What stands on a front, from its top to its foot; a story that stands in two places comes twice. */
export const inPaperOrder = ({ lead, column, seconds, mustRead, blocks, latest }: Front): Trail[] => [
  ...(lead ? [lead] : []),
  ...column,
  ...seconds,
  ...mustRead.map(({ trail }) => trail),
  ...blocks.flatMap(({ trails }) => trails),
  ...latest,
]

/** The articles on a front; one that stands in two places comes twice. */
export const idsOnFront = (front: Front): number[] => inPaperOrder(front).map(({ id }) => id)
