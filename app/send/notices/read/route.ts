import { markRead } from '#lib/notices/actions.ts'
import { writes } from '../../../writes.ts'

export const POST = writes(markRead)
