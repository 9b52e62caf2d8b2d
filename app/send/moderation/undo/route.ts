import { undo } from '#lib/moderation/actions/verdicts.ts'
import { writes } from '../../../writes.ts'

export const POST = writes(undo)
