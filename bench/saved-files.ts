import type { SavedSite } from './saved-site.ts'
import { textOf, titleOf } from './saved-site.ts'

const BEGAN = 1_500_000_000
const HOURS_3 = 10_800
/** Words of a text that comes along: so many that ten thousand of them just fit into a file that may be brought. */
const WORDS = 200

const tagsOf = (number: number) => [`topic ${number % 40}`, `year ${2015 + (number % 10)}`]

/** Pocket's table: addresses, titles, dates, tags and states. */
export function pocketFile(site: SavedSite, count: number): string {
  const lines = Array.from({ length: count }, (_, number) => {
    const state = number % 3 === 0 ? 'archive' : 'unread'
    return `"${titleOf(number)}",${site.address(number)},${BEGAN + number * HOURS_3},${tagsOf(number).join('|')},${state}`
  })
  return ['title,url,time_added,tags,status', ...lines].join('\n')
}

/** wallabag's list: the same with the texts, and a marked passage in every fifth. */
export function wallabagFile(site: SavedSite, count: number): string {
  const entries = Array.from({ length: count }, (_, number) => {
    const content = textOf(number, WORDS)
    const quote = content.slice(3, 60)
    return {
      ...{ url: site.address(number), title: titleOf(number), is_archived: number % 3 === 0 ? 1 : 0, is_starred: 0 },
      ...{ created_at: new Date((BEGAN + number * HOURS_3) * 1_000).toISOString(), tags: tagsOf(number), content },
      ...(number % 5 === 0 ? { annotations: [{ quote, text: `a thought about ${number}` }] } : {}),
    }
  })
  return JSON.stringify(entries)
}
