import { mute } from '#lib/comments/actions.ts'
import { writes } from '../../writes.ts'

export const POST = writes(mute)
