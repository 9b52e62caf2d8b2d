import { createHash } from 'node:crypto'

/** What a drawn card says. `headline` and `source` are empty on the paper's own. */
export type CardText = { paper: string; headline: string; source: string }

/** Raised when cards are drawn otherwise. */
const DRAWING = 1

/** Changes with all that a card shows: its address may be kept for ever. */
export function cardMark({ paper, headline, source }: CardText): string {
  const words = JSON.stringify([DRAWING, paper, headline, source])
  return createHash('sha256').update(words).digest('base64url').slice(0, 8)
}
