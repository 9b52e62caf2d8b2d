import { role } from '#lib/moderation/actions/people.ts'
import { writes } from '../../../writes.ts'

export const POST = writes(role)
