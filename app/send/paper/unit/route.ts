import { saveUnit } from '#lib/paper/actions.ts'
import { writes } from '../../../writes.ts'

export const POST = writes(saveUnit)
