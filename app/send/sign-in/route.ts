import { signIn } from '#lib/accounts/sign-in-actions.ts'
import { writes } from '../../writes.ts'

export const POST = writes(signIn)
