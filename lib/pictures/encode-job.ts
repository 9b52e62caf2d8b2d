import type { Size, Variant } from './model.ts'

/** What the encoder's process is asked, one job at a time. `card`: a drawing of ours, as SVG of paths alone. */
export type EncodeJob = { kind: 'variant'; bytes: Uint8Array; variant: Variant } | { kind: 'card'; svg: string }

/** The size of what came in, as it is shown; of a card its own. */
export type Encoded = { body: Uint8Array; size: Size }

export type EncodeMessage =
  | { kind: 'answer'; answer: Encoded }
  /** The library refused it: damaged, cut short, too many pixels. */
  | { kind: 'refused'; reason: string }
