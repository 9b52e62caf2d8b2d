import { offerNewPasskey } from '#lib/accounts/passkey-actions.ts'
import { writes } from '../../../writes.ts'

export const POST = writes(offerNewPasskey)
