import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, cpus, loadavg, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { makeDataFolder } from '#lib/launch/secrets.ts'
import { freePort } from '../e2e/paper-server.ts'
import { commentFigures } from './comments.ts'
import { type Part, tableLines } from './figures.ts'
import { largeFigures } from './large.ts'
import { offlineFigures } from './offline.ts'
import { pageFigures } from './pages.ts'
import { pictureFigures } from './pictures.ts'
import { pollFigures } from './poll.ts'
import { relatedFigures } from './related.ts'
import { savedFigures } from './saved.ts'
import { scoreFigures } from './scores.ts'
import { searchFigures } from './search.ts'
import { serverFigures } from './server.ts'
import { signInFigures } from './sign-ins.ts'

/** `npm run bench`: all parts, or those that are named (`-- scores poll server comments …`). */
const RESULTS = fileURLToPath(new URL('./results.json', import.meta.url))
const PARTS = [
  'scores',
  'poll',
  'server',
  'comments',
  'sign-ins',
  'search',
  'related',
  'large',
  'pictures',
  'pages',
  'offline',
  'saved',
]
const { positionals } = parseArgs({ allowPositionals: true })
const unknown = positionals.find((name) => !PARTS.includes(name))
if (unknown) {
  console.error(`npm run bench does not know ${unknown}; it knows ${PARTS.join(', ')}.`)
  process.exit(2)
}
const wants = (name: string) => positionals.length === 0 || positionals.includes(name)

const machine = {
  processor: cpus()[0]?.model.trim() ?? 'unknown',
  cores: availableParallelism(),
  memoryMb: Math.round(totalmem() / 1_048_576),
  node: process.version,
  loadBefore: loadavg().map((load) => Math.round(load * 100) / 100),
}
const folder = mkdtempSync(join(tmpdir(), 'broadsheet-bench-'))
const parts: Part[] = []
try {
  if (wants('scores')) parts.push({ name: 'Reading feeds: checks passed', figures: scoreFigures(new Date()) })
  const farmPaper = join(folder, 'farm')
  if (wants('poll')) {
    makeDataFolder(farmPaper)
    const figures = await pollFigures(farmPaper, folder, await freePort())
    parts.push({ name: 'Polling a farm of feeds', figures })
  }
  if (wants('server')) {
    const figures = await serverFigures(join(folder, 'sample'), wants('poll') ? farmPaper : null)
    parts.push({ name: 'Serving the paper', figures })
  }
  if (wants('sign-ins')) {
    const figures = await signInFigures(join(folder, 'sign-ins'))
    parts.push({ name: 'People signing in', figures })
  }
  if (wants('comments')) {
    const figures = await commentFigures(join(folder, 'comments'))
    parts.push({ name: 'A thread of 10,000 among 200,000 comments', figures })
  }
  if (wants('search')) {
    const figures = await searchFigures(join(folder, 'search'))
    parts.push({ name: 'Searching 4,000 and 50,000 articles', figures })
  }
  if (wants('related')) {
    parts.push({ name: 'Related stories', figures: await relatedFigures(join(folder, 'related')) })
  }
  if (wants('large')) {
    parts.push({ name: 'A paper of 100,000 articles, embedded', figures: await largeFigures(join(folder, 'large')) })
  }
  if (wants('offline')) {
    parts.push({ name: 'Reading offline: what is kept', figures: await offlineFigures(join(folder, 'offline')) })
  }
  if (wants('saved')) {
    parts.push({ name: '10,000 saved articles', figures: await savedFigures(join(folder, 'saved')) })
  }
  if (wants('pages')) parts.push({ name: 'Whole texts from pages', figures: await pageFigures(folder) })
  if (wants('pictures')) {
    parts.push({ name: 'Pictures through the proxy', figures: await pictureFigures(join(folder, 'pictures')) })
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}

const loadAfter = loadavg().map((load) => Math.round(load * 100) / 100)
console.log(
  `${machine.cores} cores (${machine.processor}), Node ${machine.node}, load ${machine.loadBefore[0]} before, ${loadAfter[0]} after`,
)
for (const line of tableLines(parts)) console.log(line)
const results = { at: new Date().toISOString(), machine: { ...machine, loadAfter }, parts }
writeFileSync(RESULTS, `${JSON.stringify(results, null, 2)}\n`)
