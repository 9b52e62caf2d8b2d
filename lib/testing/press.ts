import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach } from 'vitest'
import { pictureSigner } from '#lib/pictures/sign.ts'
import type { Bar } from '#lib/press/bars.ts'
import type { Phase } from '#lib/press/health.ts'
import { holdPages } from '#lib/press/held-pages.ts'
import type { PictureDesk } from '#lib/press/pictures.ts'
import { createPress, drain, listen } from '#lib/press/server.ts'
import type { TakeoutDesk } from '#lib/press/takeout.ts'
import type { Visitor } from '#lib/press/visitor.ts'
import { readingView } from '#lib/reading/choices.ts'

/** What was asked of the stand-in for Next. */
type Seen = { method: string; url: string; headers: IncomingMessage['headers']; body: string; closed: boolean }
type Answering = (request: IncomingMessage, response: ServerResponse, nonce: string) => void

/** The secret's signer, and nothing behind it. */
export const noPictures: PictureDesk = {
  signer: pictureSigner('a secret of the tests, as long as the real one is'),
  studio: { develop: async () => ({ ok: false, reason: 'unknown' }) },
}

/** Nobody asks for a file. */
export const noTakeouts: TakeoutDesk = { open: async () => ({ is: 'nobody' }) }

const NOBODY: Visitor = { cookie: '', signedIn: false, bare: '', dead: [] }

/** A page as Next would print it: the nonce that it was asked with on its scripts, in two parts, as a stream. */
const page =
  (text: string): Answering =>
  (_request, response, nonce) => {
    response.setHeader('Content-Type', 'text/html; charset=utf-8')
    response.setHeader('Cache-Control', 'private, no-cache, no-store, max-age=0, must-revalidate')
    response.setHeader('Link', `</a.woff2>; rel=preload; nonce="${nonce}"`)
    response.setHeader('X-Powered-By', 'Next.js')
    response.write(`<!DOCTYPE html><html lang="en" data-theme="auto"><body>${text}`)
    response.end(`<script nonce="${nonce}">push("${nonce}")</script></body></html>`)
  }

/** A press of this test file's own, over a stand-in for Next; what `press` holds may be set, and is as new before each test. */
export function testPress() {
  const press = {
    seen: [] as Seen[],
    answer: page('<p>news</p>'),
    phase: 'open' as Phase,
    visitor: NOBODY,
    held: holdPages(),
    bars: holdPages<Bar>(),
    answering: true,
    wait: 0,
    studio: noPictures.studio,
    takeouts: noTakeouts,
    folder: mkdtempSync(join(tmpdir(), 'broadsheet-press-')),
    port: 0,
  }
  let server: Server

  beforeAll(async () => {
    writeFileSync(join(press.folder, 'chunk.js'), 'let a = 1\n'.repeat(200))
    server = createPress({
      guard: { publicUrl: 'http://localhost:3000', publicUrlGiven: false, trustedProxies: [] },
      async inner(request, response) {
        let body = ''
        for await (const part of request) body += part
        const { method = '', url = '', headers } = request
        const entry = { method, url, headers, body, closed: false }
        press.seen.push(entry)
        response.on('close', () => {
          entry.closed = response.writableFinished
        })
        const policy = String(headers['content-security-policy'] ?? '')
        press.answer(request, response, /'nonce-([^']+)'/.exec(policy)?.[1] ?? '')
      },
      staticFolder: press.folder,
      readView: readingView,
      visitorOf: async () => press.visitor,
      held: {
        take: (...given) => press.held.take(...given),
        isAway: () => press.held.isAway(),
        recall: (...tags) => press.held.recall(...tags),
        bytes: () => press.held.bytes(),
      },
      takeouts: { open: (...given) => press.takeouts.open(...given) },
      pictures: { signer: noPictures.signer, studio: { develop: (named) => press.studio.develop(named) } },
      bars: {
        take: (...given) => press.bars.take(...given),
        isAway: () => press.bars.isAway(),
        recall: (...tags) => press.bars.recall(...tags),
        bytes: () => press.bars.bytes(),
      },
      language: () => 'en',
      searchWait: async () => press.wait,
      storeAnswers: async () => press.answering,
      phase: () => press.phase,
      health: async () => ({ status: press.phase === 'open' ? 'ok' : 'down', problems: [] }),
    })
    await listen(server, 0, '127.0.0.1')
    const address = server.address()
    if (address && typeof address === 'object') press.port = address.port
  })
  beforeEach(() => {
    const { folder, port } = press
    const held = holdPages()
    const bars = holdPages<Bar>()
    Object.assign(press, {
      seen: [],
      answer: page('<p>news</p>'),
      phase: 'open',
      visitor: NOBODY,
      held,
      bars,
      answering: true,
      wait: 0,
      studio: noPictures.studio,
      takeouts: noTakeouts,
      folder,
      port,
    })
  })
  afterAll(() => {
    rmSync(press.folder, { recursive: true })
    return drain(server, 100)
  })

  /** What a client gets over a bare connection, whole; headers as they are written. */
  async function get(path: string, headers: Record<string, string> = {}, method = 'GET', body = '') {
    const socket = connect(press.port, '127.0.0.1')
    const lines = Object.entries({ host: `localhost:${press.port}`, connection: 'close', ...headers })
    if (body) lines.push(['content-length', String(body.length)])
    socket.write(
      `${method} ${path} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${body}`,
    )
    const parts: Buffer[] = []
    socket.on('data', (part) => parts.push(part))
    await once(socket, 'close')
    const whole = Buffer.concat(parts)
    const cut = whole.indexOf('\r\n\r\n')
    const head = whole.subarray(0, cut).toString('latin1').split('\r\n')
    const raw = whole.subarray(cut + 4)
    const fields = head
      .slice(1)
      .map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 2)])
    return {
      status: Number(head[0]?.split(' ')[1]),
      headers: Object.fromEntries(fields) as Record<string, string>,
      raw,
      text: raw.toString(),
    }
  }

  return { press, get, page }
}
