import { and, count, desc, eq, isNotNull } from 'drizzle-orm'
import { articlePages, articles } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import type { Messages } from '#lib/messages/model.ts'
import { isPageProblem, type PageState } from './page-model.ts'

/** How a source's pages fare: how many are in which state, and in plain words what went wrong with the latest. */
export type PageHealth = Record<PageState, number> & { problems: string[] }

export async function pageHealth(db: Db, sourceId: number, words: Messages['sources']): Promise<PageHealth> {
  const ofSource = eq(articles.sourceId, sourceId)
  const states = await db
    .select({ state: articlePages.state, pages: count() })
    .from(articlePages)
    .innerJoin(articles, eq(articles.id, articlePages.articleId))
    .where(ofSource)
    .groupBy(articlePages.state)
  const wrong = await db
    .select({ problem: articlePages.problem, detail: articlePages.problemDetail, link: articles.link })
    .from(articlePages)
    .innerJoin(articles, eq(articles.id, articlePages.articleId))
    .where(and(ofSource, isNotNull(articlePages.problem)))
    .orderBy(desc(articles.publishedAt), desc(articles.id))
    .limit(3)
  const health: PageHealth = { waiting: 0, taken: 0, kept: 0, failed: 0, problems: [] }
  for (const { state, pages } of states) health[state] = pages
  health.problems = wrong.map(({ problem, detail, link }) => `${link}: ${pageSentence(problem, detail, words)}`)
  return health
}

/** A stored code in plain words. One that an older program stored and this one does not know counts as `internal`. */
export function pageSentence(code: string | null, detail: string | null, words: Messages['sources']): string {
  return words.pageProblems[isPageProblem(code) ? code : 'internal'](detail)
}
