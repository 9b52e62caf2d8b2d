import { appendFileSync } from 'node:fs'
import { isMainThread } from 'node:worker_threads'

// Preloaded into every Node process of a measured command: what it has used, its threads included, is written down as
// it ends.
const file = process.env.BENCH_METER
if (file && isMainThread) {
  process.on('exit', () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage()
    appendFileSync(
      file,
      `${JSON.stringify({ cpuMs: (userCPUTime + systemCPUTime) / 1_000, peakMb: maxRSS / 1_024 })}\n`,
    )
  })
}
