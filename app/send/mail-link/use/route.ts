import { useLink } from '#lib/accounts/mail-link-actions.ts'
import { writes } from '../../../writes.ts'

export const POST = writes(useLink)
