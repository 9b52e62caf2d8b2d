import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { cleanArticle } from '#lib/articles/clean-article.ts'
import { extractPage } from './extract-page.ts'
import { tokenF1 } from './token-f1.ts'

/** Real pages with the text that should be found on them, beside this checkout; see its README. */
export const PAGES = new URL('../../../shared/corpora/pages/', import.meta.url)

export type PageScore = {
  page: string /** Of what was extracted. */
  f1: number /** Of what a reader gets. */
  cleanF1: number
}

const URL_OF = 'https://pages.example/story'
const BOUND = { include: null, exclude: null }

/** @returns null where the corpus is absent */
export function pageScores(): PageScore[] | null {
  if (!existsSync(PAGES)) return null
  return corpusPages().map(({ page, bytes, expected }) => {
    const outcome = extractPage({ bytes, contentType: 'text/html', url: URL_OF, asked: URL_OF }, BOUND)
    if (!outcome.ok) return { page, f1: 0, cleanF1: 0 }
    const { html, base } = outcome.value
    const raw = { html, base, headline: '', link: URL_OF, language: null, summaryHtml: null, licence: null }
    const clean = cleanArticle(raw).body.map((block) => {
      if (block.kind === 'html') return block.html
      return block.kind === 'read' ? `<p>${block.title}</p>` : `<p>${block.caption ?? ''}</p>`
    })
    return { page, f1: tokenF1(html, expected), cleanF1: tokenF1(clean.join(''), expected) }
  })
}

export function corpusPages(): { page: string; bytes: Uint8Array; expected: string }[] {
  return readdirSync(PAGES).map((page) => ({
    page,
    bytes: readFileSync(new URL(`${page}/source.html`, PAGES)),
    expected: readFileSync(new URL(`${page}/expected.html`, PAGES), 'utf8'),
  }))
}
