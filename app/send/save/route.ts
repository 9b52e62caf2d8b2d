import { save } from '#lib/saved/actions.ts'
import { writes } from '../../writes.ts'

export const POST = writes(save)
