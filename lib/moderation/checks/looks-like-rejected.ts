import type { Check } from './case.ts'

/** The paper's own scoring says so; at a threshold of 1 it is not asked. */
export const looksLikeRejected: Check = ({ score, settings }) =>
  score !== null && settings.threshold < 1 && score >= settings.threshold
