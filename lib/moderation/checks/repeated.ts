import type { Check } from './case.ts'

/** Shorter texts, such as "Thank you", may be said often. */
const SHORTEST_REPEAT = 20
/** The same few signs, ten times or more without a stop. */
const SHOUTED = /(\S.{0,30}?)\1{9,}/su

/** The same text was said elsewhere, or the same words over and over in this one. */
export const repeated: Check = ({ text, saidElsewhere }) =>
  (saidElsewhere && text.length >= SHORTEST_REPEAT) || SHOUTED.test(text)
