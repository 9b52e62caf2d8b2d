import { stay } from '#lib/accounts/leaving.ts'
import { writes } from '../../../writes.ts'

export const POST = writes(stay)
