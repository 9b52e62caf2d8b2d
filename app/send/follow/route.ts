import { setFollow } from '#lib/following/actions.ts'
import { writes } from '../../writes.ts'

export const POST = writes(setFollow)
