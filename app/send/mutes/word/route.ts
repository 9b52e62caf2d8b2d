import { muteWord } from '#lib/mutes/actions.ts'
import { writes } from '../../../writes.ts'

export const POST = writes(muteWord)
