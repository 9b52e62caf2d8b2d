import { parentPort } from 'node:worker_threads'

/** A thread for tests of the pool: what it is asked for by the feed's address hangs, eats memory, dies or is answered. */
parentPort?.on('message', (job: { url: string }) => {
  const what = new URL(job.url).pathname
  if (what === '/hang') for (;;);
  if (what === '/die') throw new Error('planted')
  if (what === '/memory') for (const eaten: string[][] = []; ; ) eaten.push(new Array(100_000).fill('x'))
  parentPort?.postMessage({ kind: 'answer', answer: { ok: false, reason: 'empty' } })
})
parentPort?.postMessage({ kind: 'ready' })
