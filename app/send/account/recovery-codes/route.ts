import { newRecoveryCodes } from '#lib/accounts/account-actions.ts'
import { writes } from '../../../writes.ts'

export const POST = writes(newRecoveryCodes)
