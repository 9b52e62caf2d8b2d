import { saveAnyAddress } from '#lib/saved/address-actions.ts'
import { writes } from '../../../writes.ts'

export const POST = writes(saveAnyAddress)
