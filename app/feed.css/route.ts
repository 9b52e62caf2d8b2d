import { feedStyle } from '#lib/syndication/style.ts'
import { machine } from '../machines.ts'

/** How a feed looks that somebody opens in a browser. */
export const GET = machine('text/css; charset=utf-8', 3600, ({ words }) => feedStyle(words))
