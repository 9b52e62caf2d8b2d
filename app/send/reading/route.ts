import { chooseReading } from '#lib/reading/actions.ts'
import { writes } from '../../writes.ts'

export const POST = writes(chooseReading)
