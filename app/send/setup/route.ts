import { setUp } from '#lib/accounts/setup.ts'
import { writes } from '../../writes.ts'

export const POST = writes(setUp)
