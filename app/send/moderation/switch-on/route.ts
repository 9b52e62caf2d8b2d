import { turnOn } from '#lib/moderation/actions/switches.ts'
import { writes } from '../../../writes.ts'

export const POST = writes(turnOn)
