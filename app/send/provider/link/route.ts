import { linkByProvider } from '#lib/accounts/provider-actions.ts'
import { writes } from '../../../writes.ts'

export const POST = writes(linkByProvider)
