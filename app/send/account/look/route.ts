import { chooseLook } from '#lib/accounts/look.ts'
import { writes } from '../../../writes.ts'

export const POST = writes(chooseLook)
