import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import { cleanArticle } from '#lib/articles/clean-article.ts'
import { forbiddenMarkup } from '#lib/articles/forbidden-markup.ts'
import { sanitize } from '#lib/articles/sanitize.ts'
import { CORPORA, corpusScores } from '#lib/feeds/corpus-scores.ts'
import { type Figure, skipped } from './figures.ts'

/** How well the corpora are read, and cleaned of scripts: a share for each; what failed stands in its note. */
export function scoreFigures(now: Date): Figure[] {
  const scores = corpusScores(now)
  if (!scores) return [skipped('feeds', 'the corpora are not beside this checkout')]
  return [...scores.map((score) => figureOf(score)), ...xssFigures()]
}

type Score = { corpus: string; passed: number; total: number; misses: string[] }

function figureOf({ corpus, passed, total, misses }: Score): Figure {
  return {
    what: corpus,
    value: (100 * passed) / total,
    unit: '%',
    aim: corpus === 'feeds-expect' ? 95 : 100,
    note: [`${passed} of ${total}`, ...misses.slice(0, 3)].join(' · '),
  }
}

/** Payloads of which nothing that is not allowed survives, and which a second pass leaves as they are. */
function xssFigures(): Figure[] {
  const file = new URL('xss/payloadbox-every-10th.json', CORPORA)
  if (!existsSync(file)) return [skipped('xss', 'the corpus is not beside this checkout')]
  const payloads = z.array(z.string()).parse(JSON.parse(readFileSync(file, 'utf8')))
  const misses = payloads.filter((payload) => {
    const { body } = cleanArticle({ html: payload, ...NOWHERE })
    const clean = body.map((block) => (block.kind === 'html' ? block.html : '')).join('')
    return forbiddenMarkup(clean).length > 0 || sanitize(clean) !== clean
  })
  return [figureOf({ corpus: 'xss', passed: payloads.length - misses.length, total: payloads.length, misses })]
}

const NOWHERE = { base: null, headline: '', link: null, language: null, summaryHtml: null, licence: null }
