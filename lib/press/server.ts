import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { ADDRESS_HEADER } from '#lib/forms/model.ts'
import { log } from '#lib/log.ts'
import { messagesFor } from '#lib/messages/model.ts'
import { type AnswerSettings, makeAnswerer } from './answer.ts'
import { openBodies } from './body.ts'
import { builtFiles } from './files.ts'
import { type Admitted, type GuardSettings, makeGuard } from './guard.ts'
import type { Health, Phase } from './health.ts'
import { isPicture, type PictureDesk, pictureAnswers } from './pictures.ts'
import { isInternal, takesMethod } from './routes.ts'
import { type Answer, send } from './send.ts'
import { isTakeout, type TakeoutDesk, takeoutAnswers } from './takeout.ts'
import { workerAnswers } from './worker.ts'

export type PressSettings = AnswerSettings & {
  guard: GuardSettings
  /** The folder that `/_next/static/` stands for. */
  staticFolder: string
  pictures: PictureDesk
  takeouts: TakeoutDesk
  phase(): Phase
  health(): Promise<Health>
  /** While pages are being written they go straight to Next, unsealed, and its reloading may upgrade connections. */
  dev?: { upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> }
}

const STATIC = '/_next/static/'

/** The paper's own HTTP server: guards every request, prints and seals pages, sends built files. */
export function createPress(settings: PressSettings): Server {
  const english = messagesFor('en').press
  const guard = makeGuard(settings.guard)
  const bodyOf = openBodies(async ({ headers }) => (await settings.visitorOf(headers.cookie)).signedIn)
  const secure = settings.guard.publicUrl.startsWith('https:')
  const answers = makeAnswerer(settings, secure)
  const files = builtFiles(settings.staticFolder)
  const worker = workerAnswers(settings.staticFolder, answers)
  const picture = pictureAnswers(settings.pictures, answers.always)
  const takeout = takeoutAnswers(settings.takeouts, answers.always, (request) => {
    const wait = answers.plain(request, 503, answers.wordsFor(request).takeoutBusy)
    return { ...wait, headers: { ...wait.headers, 'retry-after': '60' } }
  })

  const server = createServer({
    headersTimeout: 15_000,
    requestTimeout: 30_000,
    keepAliveTimeout: 65_000,
    connectionsCheckingInterval: 2_000,
    maxHeaderSize: 16_384,
  })
  // A client that neither reads nor sends for a minute is gone.
  server.setTimeout(60_000)

  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    response.on('error', () => {})
    respond(request, response).catch((problem: unknown) => {
      // Whoever went away while sending wants no answer, and it is no fault of ours.
      if (request.destroyed && !request.complete) return response.destroy()
      // Its query may hold a key.
      log('error', 'request-failed', { path: request.url?.split('?')[0] ?? '', problem: String(problem) })
      if (response.headersSent) response.destroy()
      else void send(request, response, answers.plain(request, 500, answers.wordsFor(request).broken))
    })
  })

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (settings.phase() === 'closing') response.setHeader('connection', 'close')
    const words = answers.wordsFor(request)
    const admitted = guard(request, words)
    if ('sentence' in admitted) {
      return send(request, response, answers.plain(request, admitted.status, admitted.sentence))
    }
    if (admitted.path === '/api/health') {
      const health = await settings.health()
      return send(request, response, answers.json(health.status === 'ok' ? 200 : 503, health))
    }
    if (settings.phase() === 'starting') return send(request, response, answers.plain(request, 503, words.starting))
    if (isPicture(admitted.path))
      return send(request, response, await picture(request.method ?? '', admitted.path, admitted.query))
    // Only the press says where a request comes from.
    request.headers[ADDRESS_HEADER] = admitted.address
    if (admitted.foreign) delete request.headers.cookie
    if (isTakeout(admitted.path) && /^(GET|HEAD)$/.test(request.method ?? ''))
      return takeout(request, response, admitted.query)
    if (admitted.path === '/sw.js') return send(request, response, worker(request))
    if (settings.dev) return settings.inner(request, response)
    if (isInternal(admitted.path)) return send(request, response, await builtFile(request, admitted))
    return send(request, response, await pageOrAction(request, admitted))
  }

  async function pageOrAction(request: IncomingMessage, admitted: Admitted): Promise<Answer> {
    if (request.method === 'GET' || request.method === 'HEAD') return answers.page(request, admitted)
    if (!takesMethod(admitted.path, request.method ?? ''))
      return answers.plain(request, 405, answers.wordsFor(request).methodUnknown)
    const body = await bodyOf(request, admitted.path)
    if (body.is === 'whole') return answers.action(request, admitted, body.bytes)
    const words = answers.wordsFor(request)
    if (body.is === 'too-large') return answers.plain(request, 413, words.bodyTooLarge)
    const wait = answers.plain(request, 503, words.uploadsTaken)
    return { ...wait, headers: { ...wait.headers, 'retry-after': '60' } }
  }

  async function builtFile(request: IncomingMessage, admitted: Admitted): Promise<Answer> {
    const name = admitted.path.startsWith(STATIC) ? decodeURIComponent(admitted.path.slice(STATIC.length)) : null
    const file = name && (await files(name, request.headers['accept-encoding']?.toString()))
    if (!file) return answers.plain(request, 404, answers.wordsFor(request).notFound)
    return {
      status: 200,
      headers: {
        ...answers.always,
        'content-type': file.type,
        'cache-control': 'public, max-age=31536000, immutable',
        vary: 'Accept-Encoding',
        ...(file.encoding ? { 'content-encoding': file.encoding } : {}),
      },
      body: file.body,
    }
  }

  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => {})
    if (settings.dev && !('sentence' in guard(request, english))) {
      settings.dev.upgrade(request, socket, head).catch(() => socket.destroy())
      return
    }
    endRaw(socket, '400 Bad Request', english.methodUnknown)
  })

  server.on('clientError', (problem: NodeJS.ErrnoException, socket: Duplex) => {
    if (!socket.writable || problem.code === 'ECONNRESET') return socket.destroy()
    if (problem.code === 'HPE_HEADER_OVERFLOW')
      return endRaw(socket, '431 Request Header Fields Too Large', english.headersTooLarge)
    if (problem.code === 'ERR_HTTP_REQUEST_TIMEOUT') return endRaw(socket, '408 Request Timeout', english.tooSlow)
    return endRaw(socket, '400 Bad Request', english.addressUnreadable)
  })
  return server
}

/** A client that goes on sending after it was told that it is over would keep its connection for ever. */
const FAREWELL_MS = 1_000

/** Where there is no request to answer yet, a whole answer is written by hand. */
function endRaw(socket: Duplex, status: string, sentence: string): void {
  const body = `${sentence}\n`
  socket.end(
    `HTTP/1.1 ${status}\r\nContent-Type: text/plain; charset=utf-8\r\nX-Content-Type-Options: nosniff\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  )
  const cut = setTimeout(() => socket.destroy(), FAREWELL_MS)
  socket.once('close', () => clearTimeout(cut))
}

/**
 * Listens, or says why not.
 *
 * @throws Error as node:net gives it, `EADDRINUSE` for a port that is taken
 */
export function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((settle, fail) => {
    server.once('error', fail)
    server.listen(port, host, () => {
      server.off('error', fail)
      settle()
    })
  })
}

/**
 * Takes no new connections, lets answers under way end, and cuts whoever is still there after `patienceMs`:
 * a request that never arrives whole must not hold the process.
 */
export function drain(server: Server, patienceMs: number): Promise<void> {
  return new Promise((settle) => {
    const cut = setTimeout(() => server.closeAllConnections(), patienceMs)
    server.close(() => {
      clearTimeout(cut)
      settle()
    })
    server.closeIdleConnections()
  })
}
