import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import { z } from 'zod'
import { corpusPages, pageScores } from '#lib/extract/corpus-pages.ts'
import { openParser } from '#lib/ingest/parser.ts'
import { makeDataFolder } from '#lib/launch/secrets.ts'
import { freePort } from '../e2e/paper-server.ts'
import { type Figure, skipped } from './figures.ts'
import { givenFeeds } from './given-feeds.ts'
import { openPageSites } from './page-site.ts'
import { startPaper } from './running-paper.ts'

const ROUNDS = 5
const SITES = 12
const ENTRIES = 5
const PATIENCE_MS = 120_000

/** How well and how fast pages are read, and how long the server's event loop waits meanwhile. */
export async function pageFigures(folder: string): Promise<Figure[]> {
  const scores = pageScores()
  if (!scores) return [skipped('pages', 'the corpus is not beside this checkout')]
  const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length
  const worst = [...scores].sort((a, b) => a.f1 - b.f1)[0]
  return [
    {
      what: 'token F1, mean',
      value: 100 * mean(scores.map(({ f1 }) => f1)),
      unit: '%',
      aim: 97,
      note: `${scores.length} real pages`,
    },
    { what: 'token F1, worst page', value: 100 * (worst?.f1 ?? 0), unit: '%', aim: 90, note: worst?.page ?? '' },
    {
      what: 'token F1 after the cleaner, mean',
      value: 100 * mean(scores.map(({ cleanF1 }) => cleanF1)),
      unit: '%',
      aim: 97,
    },
    ...(await speedFigures()),
    ...(await loopFigures(folder)),
  ]
}

/** In one thread, as the paper has them: page after page, warmed up. */
async function speedFigures(): Promise<Figure[]> {
  const parser = openParser({ threads: 1 })
  const pages = corpusPages()
  const url = 'https://pages.example/story'
  const times: number[] = []
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const { bytes } of pages) {
      const started = performance.now()
      await parser.extract({ bytes, contentType: 'text/html', url, asked: url }, { include: null, exclude: null })
      if (round > 0) times.push(performance.now() - started)
    }
  }
  await parser.close()
  times.sort((a, b) => a - b)
  const total = times.reduce((a, b) => a + b, 0)
  const at = (share: number) => times[Math.floor(times.length * share)] ?? 0
  const note = `median ${at(0.5).toFixed(1)} ms, of twenty the slowest ${at(0.95).toFixed(0)} ms, worst ${(times.at(-1) ?? 0).toFixed(0)} ms`
  return [{ what: 'extraction, one thread', value: (1_000 * times.length) / total, unit: '/s', note }]
}

const Wait = z.object({ at: z.number(), maxMs: z.number() })

/** A paper that reads summaries and asks for their pages: what its event loop waits while they are extracted. */
async function loopFigures(folder: string): Promise<Figure[]> {
  const dataDir = join(folder, 'pages')
  const file = join(folder, 'loop.jsonl')
  makeDataFolder(dataDir)
  const sites = await openPageSites(
    SITES,
    ENTRIES,
    await freePort(),
    corpusPages().map(({ bytes }) => bytes),
  )
  await givenFeeds(dataDir, 'site', sites.addresses)
  const paper = await startPaper(dataDir, {
    POLL: 'on',
    DEMO: 'off',
    FETCH_ALLOW: sites.allow,
    BENCH_LOOP: file,
    NODE_OPTIONS: `--import=${new URL('./loop-meter.mjs', import.meta.url).href}`,
  })
  try {
    const begun = Date.now()
    while (sites.asked() === 0 && Date.now() < begun + PATIENCE_MS) await after(20)
    const from = Date.now()
    for (const until = from + PATIENCE_MS; sites.asked() < SITES * ENTRIES && Date.now() < until; ) await after(100)
    await after(1_000)
    const asked = sites.asked()
    const waits = existsSync(file)
      ? readFileSync(file, 'utf8')
          .trim()
          .split('\n')
          .map((line) => Wait.parse(JSON.parse(line)))
      : []
    const during = waits.filter(({ at }) => at > from).map(({ maxMs }) => maxMs)
    return [
      {
        what: 'worst event-loop delay meanwhile',
        value: during.reduce((a, b) => Math.max(a, b), 0),
        unit: 'ms',
        note: `${asked} pages of ${SITES} sites asked and stored in ${((Date.now() - from) / 1_000).toFixed(0)} s`,
      },
    ]
  } finally {
    await paper.stop()
    await sites.close()
  }
}
