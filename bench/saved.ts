import { setTimeout as after } from 'node:timers/promises'
import { cursorText } from '#lib/articles/cursor.ts'
import { messagesFor } from '#lib/messages/model.ts'
import { freePort } from '../e2e/paper-server.ts'
import { type Person, signUp } from '../e2e/people.ts'
import { fetchRaw } from './fetch-raw.ts'
import { type Figure, skipped } from './figures.ts'
import { textOf } from './page-weight.ts'
import { share } from './prints.ts'
import { canLookInto, forgetPeak, memoryOf } from './process-use.ts'
import { type RunningPaper, startPaper } from './running-paper.ts'
import { pocketFile, wallabagFile } from './saved-files.ts'
import { amissIn, bring, untilTaken } from './saved-import.ts'
import { openSavedSite, type SavedSite, wordOf } from './saved-site.ts'

const MANY = 10_000
const FEW = 100
const IMPORT_AIM = 60
const PAGE_AIM = 300
/** A page of many is not to take longer than so many times a page of few. */
const RATIO_AIM = 3
/** Whose pages are as long with few as with many. */
const AS_LONG = ['/saved', 'the same, by length', 'the same, of a source']
const TIMES = 40
const WARM_UP = 5

/** Ten thousand saved articles: brought, with a kill in the middle; their pages and searches beside those of a hundred; taken away. */
export async function savedFigures(dataDir: string): Promise<Figure[]> {
  const site = await openSavedSite(await freePort())
  // Nothing is asked for but at the site, which is on this machine.
  const settings = { DEMO: 'off', SAVE_ALLOW: site.allow, TRUSTED_PROXIES: '127.0.0.1,::1' }
  try {
    const paper = await startPaper(dataDir, settings)
    const killed = await killedFigures(dataDir, settings, paper, site)
    const again = await startPaper(dataDir, settings)
    try {
      return [...killed, ...(await keptFigures(again, site))]
    } finally {
      await again.stop()
    }
  } finally {
    await site.close()
  }
}

async function killedFigures(
  dataDir: string,
  settings: Record<string, string>,
  paper: RunningPaper,
  site: SavedSite,
): Promise<Figure[]> {
  const whole = await signUp(paper.url, { handle: 'one-who-brings', name: 'A Reader' })
  const plain = await imported(paper, whole, pocketFile(site, MANY), 'without texts')
  const broken = await signUp(paper.url, { handle: 'one-who-is-unlucky', name: 'A Reader' })
  await bring(paper.url, broken, 'pocket.csv', pocketFile(site, MANY))
  await untilTaken(paper.url, broken, MANY * 0.4)
  await paper.kill()
  const next = await startPaper(dataDir, settings)
  const began = performance.now()
  await untilTaken(next.url, broken, MANY)
  const seconds = (performance.now() - began) / 1_000
  await next.stop()
  const { lost, twice } = await amissIn(dataDir, broken, MANY)
  return [
    ...plain,
    { what: 'the same, killed in the middle: the rest', value: seconds, unit: 's', note: 'from the next start on' },
    { what: 'the same: lost, or there twice', value: lost + twice, unit: '', aim: 0 },
  ]
}

async function imported(paper: RunningPaper, person: Person, file: string, kind: string): Promise<Figure[]> {
  const before = memoryUse(paper)
  const began = performance.now()
  await bring(paper.url, person, 'a list', file)
  await untilTaken(paper.url, person, MANY)
  const seconds = (performance.now() - began) / 1_000
  const what = `import of ${MANY.toLocaleString('en')} ${kind}`
  const mb = Buffer.byteLength(file) / 1_048_576
  return [
    { what, value: seconds, unit: 's', aim: IMPORT_AIM, note: `a file of ${mb.toFixed(1)} MB` },
    peakFigure(what, paper, before),
  ]
}

/** How large the program is, its highest forgotten: what comes after is measured from here. */
function memoryUse({ pid }: RunningPaper): number {
  if (!canLookInto) return 0
  forgetPeak(pid)
  return memoryOf(pid).now
}

function peakFigure(what: string, { pid }: RunningPaper, before: number): Figure {
  if (!canLookInto) return skipped(`${what}: memory`, 'the system has no /proc')
  return {
    what: `${what}: memory at its highest`,
    value: memoryOf(pid).peak,
    unit: 'MB',
    note: `${before.toFixed(0)} before`,
  }
}

async function keptFigures(paper: RunningPaper, site: SavedSite): Promise<Figure[]> {
  const { url } = paper
  const many = await signUp(url, { handle: 'one-with-many', name: 'A Reader' })
  const few = await signUp(url, { handle: 'one-with-few', name: 'A Reader' })
  const figures = await imported(paper, many, wallabagFile(site, MANY), 'with their texts')
  await bring(url, few, 'a list', wallabagFile(site, FEW))
  await untilTaken(url, few, FEW)
  const findable = await untilFindable(url, many)
  const far = cursorText({ at: new Date('2019-06-01T00:00:00Z'), id: 1 })
  const pages: Record<string, string> = {
    '/saved': '/saved',
    'the same, by length': '/saved?order=longest',
    'the same, of a tag': '/saved?tag=topic+7',
    'the same, of a source': `/saved?source=${encodeURIComponent(new URL(site.address(1)).host)}`,
    'the archive': '/saved?show=archived',
    'far down': `/saved?after=${far}`,
    highlights: '/saved/highlights',
    ...searches(),
  }
  for (const [name, path] of Object.entries(pages)) figures.push(...(await asked(name, url + path, many, few)))
  const found = { what: 'after that, until all of it is found by its words', value: findable, unit: 's' as const }
  return [...figures, found, ...(await takenAway(paper, many)), requests(site)]
}

function searches(): Record<string, string> {
  const search = (words: string) => `/saved?q=${encodeURIComponent(words)}`
  return {
    'search, a frequent word': search(wordOf(1)),
    'search, a rare word': search(wordOf(5_000)),
    'search, two words': search(`${wordOf(3)} ${wordOf(40)}`),
    'search, a phrase': search(`"${wordOf(1)} ${wordOf(2)}"`),
    'search, nothing': search('xyzzyx'),
  }
}

/** Seconds until a search no longer says that some of it is still being read. */
async function untilFindable(url: string, { cookie }: Person): Promise<number> {
  const begun = performance.now()
  for (;;) {
    const page = await fetchRaw(`${url}/saved?q=otter`, { cookie, 'x-forwarded-for': anotherAddress() })
    if (!textOf(page).includes(messagesFor('en').savedSearch.incomplete)) break
    await after(1_000)
  }
  return (performance.now() - begun) / 1_000
}

let asking = 0

/** One client is answered forty searches a minute: here each is another one. */
function anotherAddress(): string {
  asking += 1
  return `198.51.${Math.floor(asking / 250) % 250}.${asking % 250}`
}

/** A page for somebody with many and for somebody with few, in turn. */
async function asked(name: string, address: string, many: Person, few: Person): Promise<Figure[]> {
  const times = { many: [] as number[], few: [] as number[] }
  for (let turn = 0; turn < WARM_UP + TIMES; turn += 1) {
    for (const [whose, person] of [
      ['many', many],
      ['few', few],
    ] as const) {
      const begun = performance.now()
      await fetchRaw(address, { cookie: person.cookie, 'x-forwarded-for': anotherAddress() })
      if (turn >= WARM_UP) times[whose].push(performance.now() - begun)
    }
  }
  const [median, beside] = [share(times.many, 0.5), share(times.few, 0.5)]
  const beside95 = share(times.few, 0.95)
  return [
    { what: `${name}, median`, value: median, unit: 'ms', note: `${beside.toFixed(1)} ms with ${FEW}` },
    {
      ...{ what: `${name}, p95`, value: share(times.many, 0.95), unit: 'ms' as const, aim: PAGE_AIM },
      note: `${beside95.toFixed(1)} ms with ${FEW}`,
    },
    // A page of fifty beside one of fifty; of a tag a hundred have two or three.
    ...(AS_LONG.includes(name)
      ? [{ what: `${name}: to one with ${FEW}`, value: median / beside, unit: '×' as const, aim: RATIO_AIM }]
      : []),
  ]
}

async function takenAway(paper: RunningPaper, many: Person): Promise<Figure[]> {
  const before = memoryUse(paper)
  const begun = performance.now()
  const { body } = await fetchRaw(`${paper.url}/account/export/broadsheet.zip`, { cookie: many.cookie })
  const seconds = (performance.now() - begun) / 1_000
  const what = `export of ${MANY.toLocaleString('en')}`
  return [
    { what, value: seconds, unit: 's', note: `${(body.length / 1_048_576).toFixed(1)} MB` },
    peakFigure(what, paper, before),
  ]
}

const requests = (site: SavedSite): Figure => ({
  what: 'pages asked for meanwhile, all on this machine',
  value: site.asked(),
  unit: '',
})
