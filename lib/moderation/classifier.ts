import { and, inArray, lte, sql } from 'drizzle-orm'
import { wordCounts } from '#drizzle/schema/index.ts'
import { wordsOf } from '#lib/comments/text.ts'
import type { Db } from '#lib/db/model.ts'

/** Before so many decisions of each kind it says nothing. */
export const LEAST_DECISIONS = 30
const MOST_WORDS = 300
/** A statement takes 65,535 parameters, and each word three. */
const A_STATEMENT = 5_000

/** What a text is judged by: its words, and a few marks of its manner. */
export function featuresOf(text: string): string[] {
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  const capitals = text.match(/\p{Lu}/gu)?.length ?? 0
  const links = text.match(/https?:\/\//giu)?.length ?? 0
  const marks = [
    links > 0 ? '#link' : null,
    links > 2 ? '#links' : null,
    letters > 20 && capitals / letters > 0.5 ? '#shouts' : null,
    /[!?]{3,}/.test(text) ? '#marks' : null,
    `#length-${Math.min(4, Math.floor(Math.log10(text.length + 1) * 2))}`,
  ]
  const words = new Set(wordsOf(text).map((word) => word.slice(0, 40)))
  return [...[...words].slice(0, MOST_WORDS), ...marks.filter((mark) => mark !== null)]
}

/**
 * How like a text is to what moderators of this paper have rejected, by naive Bayes over their own decisions.
 *
 * @returns 0 (like shown ones) to 1 (like rejected ones); null while too little was decided
 */
export async function scoreOf(db: Db, text: string): Promise<number | null> {
  const features = featuresOf(text)
  const known = await db
    .select()
    .from(wordCounts)
    .where(inArray(wordCounts.word, ['', ...features]))
  const all = known.find(({ word }) => word === '')
  if (!all || all.shown < LEAST_DECISIONS || all.rejected < LEAST_DECISIONS) return null
  let odds = Math.log(all.rejected / all.shown)
  for (const { word, shown, rejected } of known) {
    if (word === '') continue
    odds += Math.log((rejected + 0.5) / (all.rejected + 1)) - Math.log((shown + 0.5) / (all.shown + 1))
  }
  return 1 / (1 + Math.exp(-odds))
}

export type Lesson = { text: string; verdict: 'shown' | 'rejected'; times: 1 | -1 }

/**
 * Remembers decisions, or, with -1, forgets those that were taken back: then nothing is left of them. Part of the
 * transaction of the verdict. Words are written in one order, `""` first, so that two verdicts at once wait for each other.
 */
export async function learn(tx: Db, lessons: readonly Lesson[]): Promise<void> {
  const sums = new Map<string, { shown: number; rejected: number }>()
  for (const { text, verdict, times } of lessons) {
    for (const word of ['', ...featuresOf(text)]) {
      const sum = sums.get(word) ?? { shown: 0, rejected: 0 }
      sum[verdict] += times
      sums.set(word, sum)
    }
  }
  const changed = [...sums].filter(([, { shown, rejected }]) => shown !== 0 || rejected !== 0)
  if (!changed.length) return
  changed.sort(([one], [other]) => (one < other ? -1 : 1))
  for (let from = 0; from < changed.length; from += A_STATEMENT) {
    await add(tx, changed.slice(from, from + A_STATEMENT))
  }
}

async function add(tx: Db, changed: [string, { shown: number; rejected: number }][]): Promise<void> {
  await tx
    .insert(wordCounts)
    .values(changed.map(([word, sum]) => ({ word, ...sum })))
    .onConflictDoUpdate({
      target: wordCounts.word,
      set: {
        shown: sql`${wordCounts.shown} + excluded.shown`,
        rejected: sql`${wordCounts.rejected} + excluded.rejected`,
      },
    })
  const fewer = changed.flatMap(([word, { shown, rejected }]) => (shown < 0 || rejected < 0 ? [word] : []))
  if (!fewer.length) return
  await tx
    .delete(wordCounts)
    .where(and(inArray(wordCounts.word, fewer), lte(wordCounts.shown, 0), lte(wordCounts.rejected, 0)))
}
