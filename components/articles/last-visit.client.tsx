'use client'

import { useEffect } from 'react'

type Props = {
  /** The paper's instant of this page, and, on a further page, of the item before its first. ISO. */
  now: string
  before: string | null
  timeZone: string
  language: string
  words: { at: string; on: string }
}

const KEY = 'broadsheet-latest'
/** Whoever comes back sooner is still here: the line stays where it is. */
const SAME_VISIT_MS = 30 * 60_000

/**
 * A line in Latest between what is new and what stood there at this browser's last visit. What it knows stays in the browser;
 * the line lies over the list's own rule and moves nothing.
 */
export function LastVisit({ now, before, timeZone, language, words }: Props) {
  useEffect(() => {
    const last = lastVisit(now, before === null)
    const items = [...document.querySelectorAll<HTMLElement>('[data-at]')]
    const first = items.findIndex(({ dataset }) => last !== null && (dataset.at ?? '') <= last)
    const item = items[first]
    // Above the first there is nothing new, unless the page before was all new.
    if (!item || last === null || (first === 0 && !(before !== null && before > last))) return
    const format = (options: Intl.DateTimeFormatOptions, iso: string) =>
      new Intl.DateTimeFormat(language, { timeZone, ...options }).format(new Date(iso))
    const day = (iso: string) => format({ day: 'numeric', month: 'long' }, iso)
    const time = format({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }, last)
    const line = document.createElement('p')
    line.className = 'was-here'
    line.textContent = (day(last) === day(now) ? words.at : words.on)
      .replace('{time}', time)
      .replace('{day}', day(last))
    item.prepend(line)
    return () => line.remove()
  }, [now, before, timeZone, language, words.at, words.on])
  return null
}

/** When the visit before this one was, in the paper's time; null at the first. A visit begins at the list's first page. */
function lastVisit(now: string, begins: boolean): string | null {
  try {
    const [last = '', current = '', seen = '0'] = (localStorage.getItem(KEY) ?? '').split(' ')
    const same = Date.now() - Number(seen) < SAME_VISIT_MS
    const known = same || !begins ? last : current
    if (begins) localStorage.setItem(KEY, `${known} ${now} ${Date.now()}`)
    return known || null
  } catch {
    // A browser may keep nothing.
    return null
  }
}
