import { appendFileSync } from 'node:fs'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { isMainThread } from 'node:worker_threads'

// Preloaded into a paper: four times a second the longest wait of its event loop since the last time is written down.
const file = process.env.BENCH_LOOP
if (file && isMainThread && process.argv.some((argument) => argument.endsWith('lib/launch/main.ts'))) {
  const delays = monitorEventLoopDelay({ resolution: 1 })
  delays.enable()
  setInterval(() => {
    appendFileSync(file, `${JSON.stringify({ at: Date.now(), maxMs: delays.max / 1e6 })}\n`)
    delays.reset()
  }, 250).unref()
}
