import { numbers } from '#lib/moderation/actions/settings.ts'
import { writes } from '../../../writes.ts'

export const POST = writes(numbers)
