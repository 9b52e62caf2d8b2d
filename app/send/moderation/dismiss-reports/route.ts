import { dismiss } from '#lib/moderation/actions/verdicts.ts'
import { writes } from '../../../writes.ts'

export const POST = writes(dismiss)
