import { chooseWeekLetter } from '#lib/saved/week-wish.ts'
import { writes } from '../../../writes.ts'

export const POST = writes(chooseWeekLetter)
