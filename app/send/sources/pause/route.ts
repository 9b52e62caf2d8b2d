import { pause } from '#lib/sources/desk-actions.ts'
import { writes } from '../../../writes.ts'

export const POST = writes(pause)
