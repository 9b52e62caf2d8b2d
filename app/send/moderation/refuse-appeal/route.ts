import { refuse } from '#lib/moderation/actions/appeal.ts'
import { writes } from '../../../writes.ts'

export const POST = writes(refuse)
