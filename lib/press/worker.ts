import type { IncomingMessage } from 'node:http'
import { dirname } from 'node:path'
import { workerFile } from '#lib/offline/worker-file.ts'
import type { makeAnswerer } from './answer.ts'
import { WORKER_POLICY } from './policy.ts'
import { type Answer, digestOf } from './send.ts'
import { encodedOnce } from './sheet.ts'

/**
 * Answers for `/sw.js`, the service worker of readers who keep the paper for reading offline. It is made here and now, when
 * the paper starts; a browser asks each time whether it is still the same.
 *
 * @param staticFolder the build's `static`
 */
export function workerAnswers(staticFolder: string, answers: ReturnType<typeof makeAnswerer>) {
  const made = answerOf(workerFile(dirname(staticFolder)), answers.always)
  return (request: IncomingMessage): Answer => {
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return answers.plain(request, 405, answers.wordsFor(request).methodUnknown)
    return made
  }
}

function answerOf(body: Buffer, always: Record<string, string>): Answer {
  return {
    status: 200,
    headers: {
      ...always,
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'no-cache',
      'content-security-policy': WORKER_POLICY,
    },
    body,
    copy: { digest: digestOf(body), encoded: encodedOnce(body, () => {}) },
  }
}
