import type { Check } from './case.ts'

const MOST_REJECTED = 2

/** Two or more of somebody's last ten comments were turned down within 30 days. */
export const recentRejections: Check = ({ rejectedLately }) => rejectedLately >= MOST_REJECTED
