import type { Check } from './case.ts'

/** The first comments of an account wait until so many were approved (rules §8: 2, a setting of 0 to 10). */
export const newcomer: Check = ({ shownBefore, settings }) => shownBefore < settings.newcomers
