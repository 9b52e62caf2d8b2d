import { back } from '#lib/saved/list-item-actions.ts'
import { writes } from '../../../writes.ts'

export const POST = writes(back)
