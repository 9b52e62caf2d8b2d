import { edit } from '#lib/saved/list-actions.ts'
import { writes } from '../../../writes.ts'

export const POST = writes(edit)
