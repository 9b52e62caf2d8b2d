import { readConfig, SettingError } from '#lib/config.ts'
import { StoreError } from '#lib/db/store-error.ts'
import { log, setLogLevel } from '#lib/log.ts'
import { openPaper, type Paper } from './open-paper.ts'
import { StartError } from './start-error.ts'

/** After this the process ends whatever clients and jobs do. */
const LONGEST_CLOSING_MS = 9_000
/** A terminal sends its interrupt to us and to the launcher, which hands it on: both are one. */
const SAME_SIGNAL_MS = 1_000

let closingSince: number | null = null
let opening: Promise<Paper> | undefined

function close(): void {
  if (closingSince !== null) {
    if (Date.now() - closingSince > SAME_SIGNAL_MS) process.exit(1)
    return
  }
  closingSince = Date.now()
  setTimeout(() => {
    log('warn', 'closed-by-force')
    process.exit(1)
  }, LONGEST_CLOSING_MS).unref()
  void opening
    ?.then((paper) => paper.close())
    .then(
      () => process.exit(0),
      () => process.exit(1),
    )
}

for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, close)
// The launcher died: nobody would ever stop us.
process.on('disconnect', close)
// Whoever reads what we say may be gone. Unheard, each such error would be said again, for ever, at the cost of a core.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)
process.on('unhandledRejection', (problem) => log('error', 'unhandled-rejection', { problem: String(problem) }))

try {
  const config = readConfig(process.env)
  setLogLevel(config.logLevel)
  opening = openPaper(config, {
    dev: process.argv.includes('--dev'),
    say: (line) => process.stdout.write(`${line}\n`),
  })
  await opening
} catch (problem) {
  if (!(problem instanceof SettingError || problem instanceof StartError || problem instanceof StoreError))
    throw problem
  process.stderr.write(`${problem.message}\n`)
  process.exit(1)
}
