import { reject } from '#lib/moderation/actions.ts'
import { writes } from '../../../writes.ts'

export const POST = writes(reject)
