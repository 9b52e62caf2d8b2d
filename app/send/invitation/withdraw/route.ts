import { withdraw } from '#lib/accounts/invitation-actions.ts'
import { writes } from '../../../writes.ts'

export const POST = writes(withdraw)
