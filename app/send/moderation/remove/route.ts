import { remove } from '#lib/moderation/actions.ts'
import { writes } from '../../../writes.ts'

export const POST = writes(remove)
