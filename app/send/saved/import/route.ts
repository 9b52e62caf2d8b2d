import { bringFile } from '#lib/imports/actions.ts'
import { writes } from '../../../writes.ts'

export const POST = writes(bringFile)
