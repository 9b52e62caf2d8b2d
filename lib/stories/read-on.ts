import type { ArticlePage } from '#lib/articles/model.ts'
import type { Related } from './related.ts'

/** A line in the middle of a text asks for more attention than a card below it: what it leads to is surely related. */
const GOOD = 0.22

/** What a "Read:" line in an article may lead to: the desk's choice, else a good background, else what came since; in its language. */
export function readOn(article: Pick<ArticlePage, 'language'>, related: readonly Related[]): Related | null {
  const suited = related.filter(
    ({ trail, kind, score, pinned }) => (pinned || (kind !== 'same' && score >= GOOD)) && sameTongue(article, trail),
  )
  return (
    suited.find(({ pinned }) => pinned) ??
    suited.find(({ kind }) => kind === 'background') ??
    suited.find(({ kind }) => kind === 'since') ??
    null
  )
}

function sameTongue(one: { language: string | null }, other: { language: string | null }): boolean {
  const [a, b] = [one, other].map(({ language }) => language?.toLowerCase().split('-')[0])
  return a === undefined || b === undefined || a === b
}
