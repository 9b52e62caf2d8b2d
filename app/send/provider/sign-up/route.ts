import { signUpByProvider } from '#lib/accounts/provider-sign-up.ts'
import { writes } from '../../../writes.ts'

export const POST = writes(signUpByProvider)
