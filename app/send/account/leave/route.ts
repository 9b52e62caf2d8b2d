import { leave } from '#lib/accounts/leaving.ts'
import { writes } from '../../../writes.ts'

export const POST = writes(leave)
