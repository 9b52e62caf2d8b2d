import { noteOwn } from '#lib/saved/actions.ts'
import { writes } from '../../../writes.ts'

export const POST = writes(noteOwn)
