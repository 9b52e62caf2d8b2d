import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { CleanArticle, RawArticle } from '#lib/articles/clean-article.ts'
import type { Extract, ExtractProblem, PageAnswer, PageRules } from '#lib/extract/model.ts'
import type { FeedProblem, ParsedFeed } from '#lib/feeds/model.ts'
import type { FileProblem, ReadImport } from '#lib/imports/model.ts'
import { log } from '#lib/log.ts'
import { done, type Result, refused } from '#lib/result.ts'
import type { ReadAddresses } from '#lib/sources/read-addresses.ts'
import type { ParseAnswers, ParseJob, ParseMessage, ParserProblem } from './parse-job.ts'

/** Everything foreign is parsed behind this: in threads of its own, with a memory cap and a kill timer (rules §1). */
export type Parser = {
  /** @param now decides which years a date may be of */
  feed(bytes: Uint8Array, about: About, now: Date): Promise<Result<ParsedFeed, FeedProblem | ParserProblem>>
  clean(articles: RawArticle[]): Promise<Result<CleanArticle[], ParserProblem>>
  /** The story of a page. */
  extract(answer: PageAnswer, rules: PageRules): Promise<Result<Extract, ExtractProblem | ParserProblem>>
  /** Which of some CSS selectors are none. */
  badSelectors(selectors: string[]): Promise<Result<string[], ParserProblem>>
  /** The feeds that a page names, absolute, best first. */
  discover(bytes: Uint8Array, about: About): Promise<Result<string[], ParserProblem>>
  /** The addresses in a list of subscriptions, or one a line; null for a document that is neither. */
  subscriptions(
    bytes: Uint8Array,
    contentType: string | null,
    section: string | null,
  ): Promise<Result<ReadAddresses | null, ParserProblem>>
  /** What another program has exported. */
  saves(bytes: Uint8Array): Promise<Result<ReadImport, FileProblem | ParserProblem>>
  /** Ends the threads; work in hand is answered with `parser-failed`. */
  close(): Promise<void>
}

type About = { url: string; contentType: string | null }

type Options = {
  /** At most so many threads: one at first, another when work has waited for `patienceMs`. */
  threads?: number
  patienceMs?: number
  feedSeconds?: number
  pageSeconds?: number
  /** A thread without work ends after this long. */
  idleSeconds?: number
  memoryMb?: number
  script?: URL
}

type Outcome = Result<ParseAnswers[keyof ParseAnswers], ParserProblem>
type Waiting = { job: ParseJob; seconds: number; settle(outcome: Outcome): void }
type Thread = { worker: Worker; ready: boolean; task: Waiting | null; timer: NodeJS.Timeout | null }

export function openParser(options: Options = {}): Parser {
  const {
    threads: most = Math.max(2, availableParallelism() - 1),
    patienceMs = 1_000,
    feedSeconds = 15,
    pageSeconds = 5,
    idleSeconds = 30,
    memoryMb = 256,
    script = new URL('./parse-worker.ts', import.meta.url),
  } = options
  const threads = new Set<Thread>()
  const queue: Waiting[] = []
  let closed = false
  let growing: NodeJS.Timeout | null = null

  function ask(job: ParseJob, seconds: number): Promise<Outcome> {
    return new Promise((settle) => {
      if (closed) return settle(refused('parser-failed'))
      queue.push({ job, seconds, settle })
      serve()
    })
  }

  function serve(): void {
    while (queue.length) {
      const thread = [...threads].find((candidate) => !candidate.task) ?? (threads.size === 0 ? start() : null)
      const task = thread && queue.shift()
      if (!task) {
        grow()
        return
      }
      stopTimer(thread)
      thread.task = task
      thread.worker.ref()
      thread.worker.postMessage(task.job)
      if (thread.ready) watch(thread)
    }
  }

  /** Each thread warms up for itself, which costs more than a short wait. */
  function grow(): void {
    if (threads.size >= most) return
    growing ??= setTimeout(() => {
      growing = null
      if (!queue.length || closed) return
      if (threads.size < most) start()
      serve()
    }, patienceMs)
  }

  function start(): Thread {
    const worker = new Worker(script, { resourceLimits: { maxOldGenerationSizeMb: memoryMb } })
    const thread: Thread = { worker, ready: false, task: null, timer: null }
    threads.add(thread)
    worker.on('message', (message: ParseMessage) => {
      if (message.kind === 'ready') {
        thread.ready = true
        if (thread.task) watch(thread)
      } else if (message.kind === 'answer') finish(thread, done(message.answer))
      else {
        log('error', 'parser threw', { error: message.error })
        finish(thread, refused('parser-failed'))
      }
    })
    worker.on('error', (error: Error & { code?: string }) => {
      const memory = error.code === 'ERR_WORKER_OUT_OF_MEMORY'
      log('warn', 'parser thread ended', { error: memory ? 'out of memory' : error.message })
      lose(thread, memory ? 'parser-memory' : 'parser-failed')
    })
    worker.on('exit', () => lose(thread, 'parser-failed'))
    return thread
  }

  /** The kill timer counts from when the thread is ready: starting it is not the feed's fault. */
  function watch(thread: Thread): void {
    thread.timer = setTimeout(() => lose(thread, 'parser-timeout'), (thread.task?.seconds ?? feedSeconds) * 1_000)
  }

  function finish(thread: Thread, outcome: Outcome): void {
    const { task } = thread
    stopTimer(thread)
    thread.task = null
    thread.worker.unref()
    thread.timer = setTimeout(() => lose(thread, 'parser-failed'), idleSeconds * 1_000).unref()
    task?.settle(outcome)
    serve()
  }

  /** The thread is gone or has to go; the next job gets a new one. */
  function lose(thread: Thread, problem: ParserProblem): void {
    if (!threads.delete(thread)) return
    stopTimer(thread)
    void thread.worker.terminate()
    thread.task?.settle(refused(problem))
    serve()
  }

  return {
    async feed(bytes, about, now) {
      const outcome = await ask({ kind: 'feed', bytes, ...about, now }, feedSeconds)
      // The thread answers a job with the answer of its kind; `postMessage` has no types.
      return outcome.ok ? (outcome.value as ParseAnswers['feed']) : outcome
    },
    async clean(articles) {
      const seconds = articles.length > 1 ? feedSeconds : pageSeconds
      return (await ask({ kind: 'clean', articles }, seconds)) as Result<ParseAnswers['clean'], ParserProblem>
    },
    async extract(answer, rules) {
      const outcome = await ask({ kind: 'extract', answer, rules }, pageSeconds)
      return outcome.ok ? (outcome.value as ParseAnswers['extract']) : outcome
    },
    async badSelectors(selectors) {
      const outcome = await ask({ kind: 'selectors', selectors }, pageSeconds)
      return outcome as Result<ParseAnswers['selectors'], ParserProblem>
    },
    async subscriptions(bytes, contentType, section) {
      const outcome = await ask({ kind: 'subscriptions', bytes, contentType, section }, pageSeconds)
      return outcome as Result<ParseAnswers['subscriptions'], ParserProblem>
    },
    async saves(bytes) {
      const outcome = await ask({ kind: 'saves', bytes }, feedSeconds)
      return outcome.ok ? (outcome.value as ParseAnswers['saves']) : outcome
    },
    async discover(bytes, about) {
      const outcome = await ask({ kind: 'discover', bytes, ...about }, pageSeconds)
      return outcome as Result<ParseAnswers['discover'], ParserProblem>
    },
    async close() {
      closed = true
      if (growing) clearTimeout(growing)
      for (const task of queue.splice(0)) task.settle(refused('parser-failed'))
      const ending = [...threads].map((thread) => thread.worker.terminate())
      for (const thread of threads) lose(thread, 'parser-failed')
      await Promise.all(ending)
    },
  }
}

function stopTimer(thread: Thread): void {
  if (thread.timer) clearTimeout(thread.timer)
  thread.timer = null
}
