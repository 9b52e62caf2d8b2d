import { signUp } from '../e2e/people.ts'
import { fetchRaw } from './fetch-raw.ts'
import { type Figure, skipped } from './figures.ts'
import { type Load, loadOf } from './load.ts'
import { allFontsFigure, textOf, weightFigures } from './page-weight.ts'
import { PRINTS, printFigure, WARM_UP } from './prints.ts'
import { canLookInto, memoryOf } from './process-use.ts'
import { type RunningPaper, startPaper } from './running-paper.ts'

const VIEWS = 200

/**
 * Starts, prints, memory and weights of a new paper with the sample edition in `dataDir`, and of one with many
 * articles in `fullDir`.
 */
export async function serverFigures(dataDir: string, fullDir: string | null): Promise<Figure[]> {
  const first = await startPaper(dataDir)
  await first.stop()
  const paper = await startPaper(dataDir)
  try {
    const article = await longestArticle(paper.url)
    return [
      {
        what: 'first start, built',
        value: first.startMs / 1_000,
        unit: 's',
        note: 'makes the database and the sample',
      },
      { what: 'second start', value: paper.startMs / 1_000, unit: 's', aim: 5 },
      ...(canLookInto ? await takenFigures(paper, article) : [skipped('prints and memory', 'the system has no /proc')]),
      ...(await weightFigures('front', paper.url)),
      ...(await weightFigures('article', article)),
      await allFontsFigure(article),
      ...(await loadFigures('front', paper, paper.url)),
      ...(await loadFigures('article', paper, article)),
      await feedFigure(paper),
      ...(fullDir && canLookInto ? await fullFigures(fullDir) : []),
    ]
  } finally {
    await paper.stop()
  }
}

async function takenFigures(paper: RunningPaper, article: string): Promise<Figure[]> {
  const atStart = memoryOf(paper.pid).now
  const prints = [await printFigure('front', paper, paper.url), await printFigure('article', paper, article)]
  const done = 2 * (WARM_UP + PRINTS)
  for (let view = done; view < VIEWS; view += 1) await fetchRaw(view % 2 ? paper.url : article)
  const { now, peak } = memoryOf(paper.pid)
  return [
    ...prints,
    { what: 'memory after the start', value: atStart, unit: 'MB' },
    { what: `memory after ${VIEWS} views`, value: now, unit: 'MB', note: `${peak.toFixed(0)} at the highest` },
  ]
}

/** The farm's paper: its first start puts up the sample beside, which is not what is measured. */
async function fullFigures(dataDir: string): Promise<Figure[]> {
  await startPaper(dataDir).then((paper) => paper.stop())
  const paper = await startPaper(dataDir)
  try {
    return [
      { what: 'second start, the farm read', value: paper.startMs / 1_000, unit: 's', aim: 5 },
      await printFigure('front, the farm read', paper, paper.url),
      await printFigure('article, the farm read', paper, await longestArticle(paper.url)),
      { what: 'memory, the farm read', value: memoryOf(paper.pid).now, unit: 'MB' },
    ]
  } finally {
    await paper.stop()
  }
}

/** The same page for everybody, from memory, and for one person, printed each time; in one run. */
async function loadFigures(name: string, { url }: RunningPaper, page: string): Promise<Figure[]> {
  const person = await signUp(url, { handle: `reader-of-the-${name}`, name: 'A Reader' })
  const held = await loadOf(page)
  const own = await loadOf(page, { cookie: person.cookie })
  const note = ({ p50, p95 }: Load) =>
    `median ${p50.toFixed(1)} ms, of twenty the slowest ${p95.toFixed(1)} ms; 16 at once`
  return [
    { what: `${name}, held`, value: held.perSecond, unit: '/s', note: note(held) },
    { what: `${name}, for a session`, value: own.perSecond, unit: '/s', note: note(own) },
  ]
}

/** What a feed reader that has nothing yet is sent, from memory. */
async function feedFigure({ url }: RunningPaper): Promise<Figure> {
  const { perSecond, p50, p95 } = await loadOf(`${url}/feed.xml`)
  const note = `median ${p50.toFixed(1)} ms, of twenty the slowest ${p95.toFixed(1)} ms; 16 at once`
  return { what: 'feed of 30 full texts, held', value: perSecond, unit: '/s', note }
}

/** Of the articles that the front links to, the one with the longest page. */
async function longestArticle(url: string): Promise<string> {
  const front = textOf(await fetchRaw(url))
  const links = [...new Set([...front.matchAll(/href="(\/article\/[^"#]+)"/g)].map(([, path = '']) => url + path))]
  const pages = await Promise.all(
    links.slice(0, 12).map(async (link) => ({ link, page: textOf(await fetchRaw(link)) })),
  )
  const longest = pages.sort((a, b) => b.page.length - a.page.length)[0]
  if (!longest) throw new Error('the front links to no article')
  return longest.link
}
