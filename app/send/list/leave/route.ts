import { leave } from '#lib/saved/list-member-actions.ts'
import { writes } from '../../../writes.ts'

export const POST = writes(leave)
