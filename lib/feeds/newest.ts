import type { ParsedEntry } from '#lib/feeds/model.ts'

export const MOST_ENTRIES = 2000

/** The 2,000 newest entries in the order of the document; those without a date count as older than all with one. */
export function newestOf(entries: ParsedEntry[]): ParsedEntry[] {
  if (entries.length <= MOST_ENTRIES) return entries
  const dated = entries.map((entry, at) => ({ at, date: entry.published ?? entry.updated ?? '' }))
  dated.sort((a, b) => (a.date === b.date ? a.at - b.at : a.date < b.date ? 1 : -1))
  const kept = new Set(dated.slice(0, MOST_ENTRIES).map(({ at }) => at))
  return entries.filter((_entry, at) => kept.has(at))
}

/** Collects entries without ever holding many more than the newest 2,000. */
export function collectNewest(): { add(entry: ParsedEntry): void; all(): ParsedEntry[] } {
  let entries: ParsedEntry[] = []
  return {
    add(entry) {
      entries.push(entry)
      if (entries.length >= 5 * MOST_ENTRIES) entries = newestOf(entries)
    },
    all: () => newestOf(entries),
  }
}
