import { type ChildProcess, fork } from 'node:child_process'
import { setPriority } from 'node:os'
import { fileURLToPath } from 'node:url'
import { log } from '#lib/log.ts'
import { done, type Result, refused } from '#lib/result.ts'
import type { Encoded, EncodeJob, EncodeMessage } from './encode-job.ts'

/** `busy`: too much waits already. `refused`: the bytes are no whole picture, or more than may be decoded. */
export type EncodeProblem = 'busy' | 'refused' | 'failed'

export type Encoder = {
  /** @param job or what gets it once its turn has come: what waits need not hold a picture in memory */
  encode(job: EncodeJob | (() => Promise<EncodeJob>)): Promise<Result<Encoded, EncodeProblem>>
  /** Jobs under way and waiting. */
  size(): number
  close(): Promise<void>
}

type Options = {
  /** So many may wait. */
  most?: number
  seconds?: number
  idleSeconds?: number
  script?: URL
}

type Task = { job: EncodeJob | (() => Promise<EncodeJob>); settle(outcome: Result<Encoded, EncodeProblem>): void }
type Helper = { child: ChildProcess; task: Task | null; timer: NodeJS.Timeout | null }

/** The process yields to the pages' own, which then never wait for pictures. */
const LOW_PRIORITY = 10

/**
 * Decodes and writes pictures in a process of its own, one at a time, with a kill timer: what breaks a decoder breaks
 * nothing else. It ends when there is nothing to do.
 */
export function openEncoder(options: Options = {}): Encoder {
  const { most = 200, seconds = 20, idleSeconds = 60 } = options
  const script = options.script ?? new URL('./encode-process.ts', import.meta.url)
  const queue: Task[] = []
  let helper: Helper | null = null
  let closed = false

  function serve(): void {
    if (!queue.length || closed) return
    helper ??= start()
    if (helper.task) return
    const task = queue.shift()
    if (!task) return
    stopTimer(helper)
    helper.task = task
    helper.child.ref()
    helper.child.channel?.ref()
    const using = helper
    const hand = (job: EncodeJob) => {
      if (using.task !== task) return
      using.child.send(job, (problem) => problem && lose(using))
      watch(using)
    }
    // Without its bytes nothing is said of a picture.
    if (typeof task.job === 'function') task.job().then(hand, () => finish(using, refused('busy')))
    else hand(task.job)
  }

  function start(): Helper {
    // Nothing of our settings is passed on.
    const child = fork(fileURLToPath(script), {
      serialization: 'advanced',
      env: { NODE_ENV: 'production' },
      execArgv: [],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    const started: Helper = { child, task: null, timer: null }
    if (child.pid) {
      try {
        setPriority(child.pid, LOW_PRIORITY)
      } catch {
        // Not every system lets us; it is only a courtesy.
      }
    }
    child.on('message', (message: EncodeMessage) => {
      if (message.kind === 'answer') finish(started, done(message.answer))
      else finish(started, refused('refused'))
    })
    child.on('error', () => lose(started))
    child.on('exit', () => lose(started))
    return started
  }

  function watch(one: Helper): void {
    one.timer = setTimeout(() => lose(one), seconds * 1_000)
  }

  function finish(one: Helper, outcome: Result<Encoded, EncodeProblem>): void {
    const { task } = one
    stopTimer(one)
    one.task = null
    one.child.unref()
    one.child.channel?.unref()
    one.timer = setTimeout(() => lose(one), idleSeconds * 1_000).unref()
    task?.settle(outcome)
    serve()
  }

  /** It is gone or has to go; the next job gets a new one. */
  function lose(one: Helper): void {
    if (helper !== one) return
    helper = null
    stopTimer(one)
    one.child.kill('SIGKILL')
    if (one.task) {
      // That we end is no fault of a picture's.
      if (!closed) log('warn', 'picture encoder ended')
      one.task.settle(refused(closed ? 'busy' : 'failed'))
    }
    serve()
  }

  return {
    encode(job) {
      if (closed || queue.length >= most) return Promise.resolve(refused('busy'))
      return new Promise((settle) => {
        queue.push({ job, settle })
        serve()
      })
    },
    size: () => queue.length + (helper?.task ? 1 : 0),
    async close() {
      closed = true
      for (const task of queue.splice(0)) task.settle(refused('busy'))
      if (helper) lose(helper)
    },
  }
}

function stopTimer(one: Helper): void {
  if (one.timer) clearTimeout(one.timer)
  one.timer = null
}
