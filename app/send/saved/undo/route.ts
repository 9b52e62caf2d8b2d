import { undo } from '#lib/saved/bulk-actions.ts'
import { writes } from '../../../writes.ts'

export const POST = writes(undo)
