import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { log } from '#lib/log.ts'
import { LOCKED_POLICY } from './policy.ts'
import { type Answer, send } from './send.ts'
import { OF_ONE } from './sheet.ts'

/** Makes the file of all that is somebody's. */
export type TakeoutDesk = {
  /** @param cookies as a client sent them: the session behind them decides whose file it is */
  open(
    cookies: string | undefined,
    withPictures: boolean,
  ): Promise<
    | { is: 'nobody' }
    | { is: 'busy' }
    /** `ended` has to be called, however it goes. */
    | { is: 'file'; name: string; parts: AsyncIterable<Uint8Array>; ended(): void }
  >
}

export const isTakeout = (path: string): boolean => path === '/account/export/broadsheet.zip'

/**
 * Sends the file as it is made, so that none is ever in memory whole, and no faster than its client takes it. It goes past
 * Next, which would have it whole.
 */
export function takeoutAnswers(
  desk: TakeoutDesk,
  always: Record<string, string>,
  busy: (request: IncomingMessage) => Answer,
) {
  return async (request: IncomingMessage, response: ServerResponse, query: string): Promise<void> => {
    const withPictures = new URLSearchParams(query).get('pictures') !== 'no'
    const opened = await desk.open(request.headers.cookie, withPictures)
    if (opened.is === 'busy') return send(request, response, busy(request))
    if (opened.is !== 'file') {
      const headers = { ...always, location: '/sign-in?back=/account/export', 'cache-control': OF_ONE }
      return send(request, response, { status: 303, headers, body: Buffer.alloc(0) })
    }
    try {
      response.writeHead(200, {
        ...always,
        'content-type': 'application/zip',
        'content-disposition': `attachment; filename="${opened.name}"`,
        'content-security-policy': LOCKED_POLICY,
        'cache-control': OF_ONE,
      })
      if (request.method === 'HEAD') response.end()
      else await pipeline(Readable.from(opened.parts, { highWaterMark: 1 }), response)
    } catch (problem) {
      // A client that goes away has ended it itself; whatever else breaks it off leaves a file that says so.
      if (!response.destroyed || !isGone(problem)) log('error', 'takeout-failed', { problem: String(problem) })
      response.destroy()
    } finally {
      opened.ended()
    }
  }
}

const isGone = (problem: unknown): boolean =>
  problem instanceof Error && 'code' in problem && problem.code === 'ERR_STREAM_PREMATURE_CLOSE'
