import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { cleanArticle } from '#lib/articles/clean-article.ts'
import { allOf, openPage } from './dom.ts'
import { extractPage } from './extract-page.ts'
import type { Extract } from './model.ts'
import { ownWords } from './prose.ts'

/** Pages that we invented, each with the lines of its story in a file beside it; the first is the feed's headline. */
const FOLDER = new URL('./own-pages/', import.meta.url)
const names = readdirSync(FOLDER).flatMap((file) => (file.endsWith('.html') ? file.replace('.html', '') : []))

function read(name: string): { extract: Extract; lines: string[]; headline: string; wanted: string[]; cut: boolean } {
  const bytes = readFileSync(new URL(`${name}.html`, FOLDER))
  const said = /<link rel="canonical" href="(https[^"]+)"/.exec(bytes.toString())?.[1]
  const url = said ?? `https://own.example/story/${name}`
  const outcome = extractPage({ bytes, contentType: 'text/html', url, asked: url }, { include: null, exclude: null })
  if (!outcome.ok) throw new Error(`${name}: ${outcome.reason}`)
  const [headline = '', ...wanted] = readFileSync(new URL(`${name}.txt`, FOLDER), 'utf8')
    .trim()
    .split('\n')
  const { html, base, cut } = outcome.value
  const raw = { html, base, headline: headline.slice(2), link: url, language: null, summaryHtml: null, licence: null }
  const clean = cleanArticle(raw)
  const lines = clean.body.flatMap((block) => {
    if (block.kind === 'picture') return []
    return block.kind === 'read' ? `[Read: ${block.title}]` : linesOf(block.html)
  })
  return { extract: outcome.value, lines, headline, wanted, cut: cut || clean.cut }
}

/** Pictures and films are no lines of the story. */
function linesOf(html: string): string[] {
  const { body } = openPage(`<!doctype html><html><body>${html}</body></html>`)
  for (const figure of body.querySelectorAll('figure')) figure.remove()
  return allOf(body)
    .map(ownWords)
    .filter((line) => line !== '')
}

test('there are at least a dozen of our own pages, in English and German', () => {
  expect(names.length).toBeGreaterThanOrEqual(15)
  expect(names.filter((name) => name.endsWith('-de')).length).toBeGreaterThanOrEqual(5)
})

test.each(names)('%s: all of the story, sentence by sentence, and nothing that stands beside it', (name) => {
  const { lines, wanted } = read(name)
  expect(lines).toEqual(wanted)
})

test('a page that shows that it is not all is possibly cut: a wall, a next page; a wall that is not up is none', () => {
  expect(Object.fromEntries(names.map((name) => [name, read(name).cut]))).toEqual(
    Object.fromEntries(names.map((name) => [name, ['paywall-de', 'wall-en', 'pages-de'].includes(name)])),
  )
})

test('what stood between the story’s words is counted, what stood around it is not', () => {
  const counted = (name: string) => {
    const { promos, boxes } = read(name).extract
    return { promos, boxes }
  }
  expect(counted('weblog-en')).toEqual({ promos: 1, boxes: 0 })
  expect(counted('hashed-en')).toEqual({ promos: 1, boxes: 2 })
  expect(counted('boulevard-de')).toEqual({ promos: 1, boxes: 3 })
  expect(counted('consent-en')).toEqual({ promos: 0, boxes: 0 })
  expect(counted('tables-de')).toEqual({ promos: 0, boxes: 0 })
})

test('what a page says of itself is read: canonical address, headline, authors, date', () => {
  const said = (name: string) => {
    const { canonical, title, byline, published } = read(name).extract
    return { canonical, title, byline, published }
  }
  expect(said('weblog-en')).toEqual({
    canonical: 'https://mudlark.example/2025/08/kiln',
    title: 'The kiln that would not cool',
    byline: 'Imogen Tarrant',
    published: null,
  })
  expect(said('split-en')).toEqual({
    canonical: null,
    title: 'The ferry that runs on arguments',
    byline: 'Noor Haddad, Piet Vos',
    published: '2025-08-07T10:00:00.000Z',
  })
  expect(said('plain-en').canonical).toBe('https://own.example/notes/swifts')
})
