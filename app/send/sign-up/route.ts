import { signUp } from '#lib/accounts/sign-up-actions.ts'
import { writes } from '../../writes.ts'

export const POST = writes(signUp)
