import { removeHighlight } from '#lib/saved/mark-actions.ts'
import { writes } from '../../../writes.ts'

export const POST = writes(removeHighlight)
