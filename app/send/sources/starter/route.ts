import { addStarters } from '#lib/sources/actions.ts'
import { writes } from '../../../writes.ts'

export const POST = writes(addStarters)
