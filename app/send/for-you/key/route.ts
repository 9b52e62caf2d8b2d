import { setOwnFeed } from '#lib/following/own-feed-action.ts'
import { writes } from '../../../writes.ts'

export const POST = writes(setOwnFeed)
