import { chooseLetters } from '#lib/notices/letters-wish.ts'
import { writes } from '../../../writes.ts'

export const POST = writes(chooseLetters)
