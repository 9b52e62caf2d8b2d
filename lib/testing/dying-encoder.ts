import type { EncodeJob, EncodeMessage } from '#lib/pictures/encode-job.ts'

/** An encoder's process for tests: it dies or hangs where it is told to. */
process.on('message', (job: EncodeJob) => {
  const told = job.kind === 'card' ? job.svg : ''
  if (told === 'die') process.kill(process.pid, 'SIGSEGV')
  if (told !== 'live') return
  process.send?.({
    kind: 'answer',
    answer: { body: new Uint8Array(), size: { width: 1, height: 1 } },
  } satisfies EncodeMessage)
})
process.on('disconnect', () => process.exit(0))
