import type { BodyBlock } from '#lib/articles/model.ts'
import { rareness, type TermCounts } from './term-counts.ts'
import { termId } from './term-id.ts'
import { wordsOf } from './words.ts'

/** A term of an article: `weight` is its part of the whole, whose squares add up to 1; `shown` as the article writes it. */
export type Term = { id: number; weight: number; shown: string }

export type Text = { headline: string; standfirst: string | null; text: string; language: string | null }

/** So many terms stand for an article (rules §7). */
export const MOST_TERMS = 25

/** A word of the headline counts as often as it stands there, and twice besides. */
const HEADLINE = 2

/** What an article is about stands in its first pages; a book in a feed must not keep the paper waiting. */
const LONGEST_TEXT = 20_000

type Counted = { times: number; shown: Map<string, number> }

/** How often each term stands in a text, by its number. */
export function countTerms({ headline, standfirst, text, language }: Text): Map<number, Counted> {
  const counted = new Map<number, Counted>()
  const all = `${standfirst ?? ''}\n${text}`.slice(0, LONGEST_TEXT)
  for (const [part, times] of [
    [headline, HEADLINE],
    [all, 1],
  ] as const) {
    for (const { term, shown } of wordsOf(part, language)) {
      const id = termId(term)
      const entry = counted.get(id)
      if (!entry) counted.set(id, { times, shown: new Map([[shown, 1]]) })
      else {
        entry.times += times
        entry.shown.set(shown, (entry.shown.get(shown) ?? 0) + 1)
      }
    }
  }
  return counted
}

/**
 * The terms that say what an article is about: the 25 of the highest TF-IDF, heaviest first, their weights normalised.
 *
 * @returns none for a text without a telling word
 */
export function termsOf(text: Text, counts: TermCounts): Term[] {
  const weighed = [...countTerms(text)]
    .map(([id, entry]) => ({ id, entry, weight: (1 + Math.log(entry.times)) * rareness(counts, id) }))
    .sort((a, b) => b.weight - a.weight || a.id - b.id)
    .slice(0, MOST_TERMS)
  const length = Math.hypot(...weighed.map(({ weight }) => weight))
  return weighed.map(({ id, entry, weight }) => ({ id, weight: weight / length, shown: asWritten(entry.shown) }))
}

/** As it is written most often; of equals in small letters, which a word at the start of a sentence has, too. */
function asWritten(forms: ReadonlyMap<string, number>): string {
  let best = ''
  let most = 0
  for (const [form, times] of forms) {
    if (times > most || (times === most && form === form.toLowerCase())) [best, most] = [form, times]
  }
  return best.replace(/['’]s$/i, '')
}

/** The words of a stored body. The markup was sanitized, so that an angle bracket is markup and nothing else. */
export function textOfBody(body: readonly BodyBlock[]): string {
  let text = ''
  for (const block of body) {
    // A "Read:" line is about another story.
    if (block.kind === 'html' && text.length < LONGEST_TEXT) text += `${block.html.replace(/<[^>]*>/g, ' ')}\n`
  }
  return text.replace(/&(?:amp|lt|gt|quot|nbsp|#\d+);/g, ' ')
}
