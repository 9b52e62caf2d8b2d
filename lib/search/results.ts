import { eq, inArray } from 'drizzle-orm'
import { articleSearch, articles, sections, sources } from '#drizzle/schema/index.ts'
import type { Trail } from '#lib/articles/model.ts'
import { trailColumns, trailOf } from '#lib/articles/trails.ts'
import type { Db } from '#lib/db/model.ts'
import { bodyText } from './document.ts'
import { lexemesOf } from './lexemes.ts'
import { marked, opening, type Piece, snippet, textTokens } from './marks.ts'
import type { Match } from './match.ts'

/** An article that was found. */
export type Result = Trail & { marks: { headline: Piece[]; snippet: Piece[] } }

/** A snippet is looked for in so many characters of a text. */
const LOOKED_AT = 12_000
const NONE: ReadonlySet<string> = new Set()

/**
 * The articles that were found, in that order, with the words marked. The snippet is of what this reader may read: of a
 * text that is kept to members, strangers see words of the excerpt alone, though the whole is searched.
 *
 * @param member whether the reader is signed in (rules §5)
 */
export async function resultsOf(db: Db, ids: readonly number[], match: Match, member: boolean): Promise<Result[]> {
  if (ids.length === 0) return []
  const found = await db
    .select({
      ...trailColumns,
      body: articles.body,
      excerpt: articles.excerpt,
      reuse: sources.reuse,
      configuration: articleSearch.language,
    })
    .from(articles)
    .innerJoin(sources, eq(sources.id, articles.sourceId))
    .leftJoin(sections, eq(sections.id, articles.sectionId))
    .leftJoin(articleSearch, eq(articleSearch.articleId, articles.id))
    .where(inArray(articles.id, [...ids]))
  const shown = found.map((row) => {
    const language = row.configuration ?? 'simple'
    const whole = row.reuse === 'full' || (row.reuse === 'members' && member)
    const text = ((whole && bodyText(row.body)) || row.excerpt).slice(0, LOOKED_AT)
    const texts = { headline: row.headline, standfirst: row.standfirst ?? '', text }
    return { row, language, texts, tokens: tokensIn(texts, language) }
  })
  // One question a language for the stems that are not known yet.
  const stems = new Map<string, Awaited<ReturnType<typeof lexemesOf>>>()
  for (const [language, group] of Map.groupBy(shown, (one) => one.language)) {
    const words = group.flatMap(({ tokens }) => Object.values(tokens).flat()).flatMap(({ forms }) => forms)
    stems.set(language, await lexemesOf(db, language, words))
  }
  const byId = new Map(
    shown.map(({ row, language, texts, tokens }) => {
      const { whole = NONE, begins = NONE } = match.lexemes.get(language) ?? {}
      const wanted = { whole, begins, lexemes: stems.get(language) ?? new Map() }
      const headline = marked(texts.headline, tokens.headline, wanted)
      const said =
        snippet(texts.text, tokens.text, wanted) ??
        snippet(texts.standfirst, tokens.standfirst, wanted) ??
        opening(texts.standfirst || texts.text)
      return [row.id, { ...trailOf(row), marks: { headline, snippet: said } }] as const
    }),
  )
  return ids.flatMap((id) => byId.get(id) ?? [])
}

const tokensIn = (
  { headline, standfirst, text }: Record<'headline' | 'standfirst' | 'text', string>,
  language: string,
) => ({
  headline: textTokens(headline, language),
  standfirst: textTokens(standfirst, language),
  text: textTokens(text, language),
})
