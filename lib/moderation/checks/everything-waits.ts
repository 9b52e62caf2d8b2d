import type { Check } from './case.ts'

/** A switch for a bad day: nothing is shown unread, in one thread or in the paper. */
export const everythingWaits: Check = (of) => of.everythingWaits
