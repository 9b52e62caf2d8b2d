import { statSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { cursorText } from '#lib/articles/cursor.ts'
import { readConfig } from '#lib/config.ts'
import type { Db } from '#lib/db/model.ts'
import { openStore } from '#lib/db/open-store.ts'
import { count, rows } from '#lib/db/rows.ts'
import { tidyEmbedded } from '#lib/db/tidy.ts'
import { findLabel, labelsOf, listLabelled } from '#lib/labels/queries.ts'
import { makeDataFolder } from '#lib/launch/secrets.ts'
import { fetchRaw } from './fetch-raw.ts'
import { type Figure, skipped } from './figures.ts'
import { fillLargePaper, growTo } from './large-paper.ts'
import { loadOf } from './load.ts'
import { share, waitFigure } from './prints.ts'
import { canLookInto, memoryOf } from './process-use.ts'
import { type RunningPaper, startPaper } from './running-paper.ts'
import { asked } from './search.ts'

const SIZES = [50_000, 100_000]
const TURNS = 20
/** Deep in a list: its twenty-thousandth story or so. */
const DEEP = 20_000

/** A paper of 100,000 articles on the embedded store: lists of topics and people, search, start, pages unheld and held, the disk. */
export async function largeFigures(dataDir: string): Promise<Figure[]> {
  makeDataFolder(dataDir)
  const now = new Date()
  const figures: Figure[] = []
  const store = await openStore(readConfig({ DATA_DIR: dataDir }))
  try {
    const { db } = store
    const paper = await fillLargePaper(db, now)
    let from = 10_000
    for (const size of SIZES) {
      await growTo(db, from, size)
      await tidyEmbedded(db)
      figures.push(...(await labelFigures(db, size, now)), ...(await asked(db, paper, size, now)).slice(0, 2))
      from = size
    }
    figures.push(...(await tableFigures(db)))
  } finally {
    await store.close()
  }
  figures.push({ what: 'data folder', value: (await bytesIn(dataDir)) / 1e6, unit: 'MB' })
  return [...figures, ...(await servedFigures(dataDir, now))]
}

/** The lists of the topic and of the author with the most stories. */
async function labelFigures(db: Db, size: number, now: Date): Promise<Figure[]> {
  const scope = { sample: false, at: now, without: null }
  const [most] = await rows(
    db,
    sql`select slug, stories from (select l.slug, count(*)::int as stories from labels l
        join article_labels a on a.label_id = l.id where l.kind = 'topic' group by l.slug) counted order by stories desc limit 1`,
    z.object({ slug: z.string(), stories: z.number() }),
  )
  const [author] = await rows(
    db,
    sql`select slug from labels where kind = 'author' order by id limit 1`,
    z.object({ slug: z.string() }),
  )
  const topic = await findLabel(db, 'topic', most?.slug ?? '', scope)
  const person = await findLabel(db, 'author', author?.slug ?? '', scope)
  if (!topic || !person) throw new Error('the paper has no labels')
  const [deep] = await rows(
    db,
    sql`select published_at as at, article_id as id from article_labels where label_id = ${topic.id}
        order by published_at desc, article_id desc offset ${DEEP} limit 1`,
    z.object({ at: z.coerce.date(), id: z.number() }),
  )
  const name = size.toLocaleString('en')
  const stories = (most?.stories ?? 0).toLocaleString('en')
  const figure = async (what: string, run: (turn: number) => Promise<unknown>): Promise<Figure> => {
    const times: number[] = []
    for (let turn = 0; turn < TURNS; turn += 1) {
      const begun = performance.now()
      await run(turn)
      times.push(performance.now() - begun)
    }
    return {
      what: `${name}: ${what}`,
      value: share(times, 0.5),
      unit: 'ms',
      note: `p95 ${share(times, 0.95).toFixed(1)} ms`,
    }
  }
  return [
    await figure(`head of a topic of ${stories} stories`, () => findLabel(db, 'topic', topic.slug, scope)),
    await figure('its first page', () => listLabelled(db, topic)),
    ...(deep ? [await figure('its page at the 20,000th story', () => listLabelled(db, topic, { before: deep }))] : []),
    await figure('first page of an author', () => listLabelled(db, person)),
    await figure('topics and people of an article', (turn) => labelsOf(db, size - turn * 997, scope)),
  ]
}

async function tableFigures(db: Db): Promise<Figure[]> {
  const sizes = await rows(
    db,
    sql`select relname as name, pg_total_relation_size(oid) as bytes from pg_class
        where relkind = 'r' and relname in ('articles', 'article_search', 'article_terms', 'article_labels')
        order by relname`,
    z.object({ name: z.string(), bytes: count }),
  )
  return sizes.map(({ name, bytes }) => ({ what: `on the disk: ${name}`, value: bytes / 1e6, unit: 'MB' as const }))
}

async function servedFigures(dataDir: string, now: Date): Promise<Figure[]> {
  const first = await startPaper(dataDir, { DEMO: 'off' })
  await first.stop()
  const paper = await startPaper(dataDir, { DEMO: 'off' })
  try {
    return [
      { what: 'second start', value: paper.startMs / 1_000, unit: 's', aim: 5 },
      ...(await pageFigures(paper, now)),
      canLookInto
        ? { what: 'memory after that', value: memoryOf(paper.pid).now, unit: 'MB' }
        : skipped('memory', 'the system has no /proc'),
    ]
  } finally {
    await paper.stop()
  }
}

async function pageFigures({ url }: RunningPaper, now: Date): Promise<Figure[]> {
  const old = `?before=${cursorText({ at: new Date(now.getTime() - 500 * 86_400_000), id: 1 })}`
  const front = (await fetchRaw(url)).body
  const held = await loadOf(url)
  const latest = await pageWith(`${url}/latest`)
  const article = /href="(\/article\/[^"#]+)"/.exec(latest)?.[1] ?? '/'
  const author = /href="(\/author\/[^"#]+)"/.exec(await pageWith(url + article))?.[1] ?? '/'
  return [
    await waitFigure('front, unheld', url),
    {
      what: 'front, held',
      value: held.perSecond,
      unit: '/s',
      note: `median ${held.p50.toFixed(1)} ms, of twenty the slowest ${held.p95.toFixed(1)} ms; 16 at once; ${(front.length / 1_000).toFixed(0)} kB`,
    },
    await waitFigure('latest, unheld', `${url}/latest`),
    await waitFigure('latest 500 days back, unheld', `${url}/latest${old}`),
    await waitFigure('a section, unheld', `${url}/section/part-0-0`),
    await waitFigure('a source, unheld', `${url}/source/paper-0-0`),
    await waitFigure('a topic, unheld', `${url}/topic/topic-1`),
    await waitFigure('an author, unheld', url + author),
    await waitFigure('an article, unheld', url + article),
    await waitFigure('a search', `${url}/search?q=${encodeURIComponent('the river')}`),
  ]
}

async function pageWith(url: string): Promise<string> {
  return (await fetch(url)).text()
}

async function bytesIn(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0)
}
