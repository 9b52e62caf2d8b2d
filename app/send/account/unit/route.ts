import { chooseUnit } from '#lib/accounts/preference-actions.ts'
import { writes } from '../../../writes.ts'

export const POST = writes(chooseUnit)
