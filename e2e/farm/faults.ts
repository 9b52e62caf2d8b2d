import type { IncomingMessage, ServerResponse } from 'node:http'
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib'

export type Fault = (request: IncomingMessage, response: ServerResponse) => void

export const SMALL_FEED =
  '<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour News</title><link>http://harbour.example/</link>' +
  '<item><title>The ferry is late</title><link>http://harbour.example/ferry</link></item></channel></rss>'

const FEED_TYPE = { 'content-type': 'application/rss+xml; charset=utf-8' }
const MEGABYTE = 1024 * 1024

/** Bytes as they are, past everything that Node's server would put right. */
const raw =
  (text: string, andEnd = true): Fault =>
  (request) => {
    request.socket.write(text)
    if (andEnd) request.socket.end()
  }

const packed =
  (encoding: string, pack: (text: string) => Uint8Array): Fault =>
  (_request, response) => {
    response.writeHead(200, { ...FEED_TYPE, 'content-encoding': encoding }).end(pack(SMALL_FEED))
  }

const status =
  (code: number, headers: Record<string, string> = {}): Fault =>
  (_request, response) => {
    response.writeHead(code, headers).end()
  }

const redirect = (code: number, location: string): Fault => status(code, { location })

const good: Fault = (_request, response) => {
  const validators = { etag: '"harbour-1"', 'last-modified': 'Sun, 10 Aug 2025 08:42:00 GMT' }
  response.writeHead(200, { ...FEED_TYPE, ...validators, 'cache-control': 'public, max-age=900' }).end(SMALL_FEED)
}

const unchanged: Fault = (request, response) => {
  if (request.headers['if-none-match'] === '"harbour-1"') response.writeHead(304).end()
  else good(request, response)
}

/** Writes until the other side has had enough. */
const endless =
  (chunk: Uint8Array, headers: Record<string, string>): Fault =>
  (_request, response) => {
    response.writeHead(200, { ...FEED_TYPE, ...headers })
    const more = () => {
      while (!response.destroyed && response.write(chunk));
    }
    response.on('drain', more)
    more()
  }

/** One byte each `everyMs`, without end. */
const drip =
  (everyMs: number): Fault =>
  (_request, response) => {
    response.writeHead(200, FEED_TYPE).flushHeaders()
    const timer = setInterval(() => response.write('.'), everyMs)
    response.on('close', () => clearInterval(timer))
  }

const hang: Fault = () => undefined

let bomb: Uint8Array | undefined
/** 60 MB of zeros in about 60 kB. */
const bombBytes = () => {
  bomb ??= gzipSync(new Uint8Array(60 * MEGABYTE))
  return bomb
}

/** The path chooses the fault. `/chain/N` redirects N times, `/to?url=` wherever one likes, `/status/N` answers N. */
export const FAULTS: Record<string, Fault> = {
  '/good': good,
  '/unchanged': unchanged,
  '/304-unasked': status(304),
  '/empty': status(200),
  '/gone': status(410),
  '/loop': redirect(302, '/loop'),
  '/ping': redirect(301, '/pong'),
  '/pong': redirect(301, '/ping'),
  '/moved': redirect(301, '/good'),
  '/moved-308': redirect(308, '/moved'),
  '/found': redirect(302, '/good'),
  '/moved-then-found': redirect(301, '/found'),
  '/no-location': status(302),
  '/to-file': redirect(302, 'file:///etc/hosts'),
  '/to-user': redirect(302, 'http://user:secret@harbour.example/'),
  '/to-nonsense': redirect(302, 'http://[nonsense/'),
  '/hang': hang,
  '/headers-then-silence': (_request, response) => void response.writeHead(200, FEED_TYPE).flushHeaders(),
  '/half-headers': raw('HTTP/1.1 200 OK\r\ncontent-type: text/x', false),
  '/drip': drip(50),
  '/length-too-big': raw(`HTTP/1.1 200 OK\r\ncontent-length: 9000\r\n\r\n${SMALL_FEED}`),
  '/promises-much': raw('HTTP/1.1 200 OK\r\ncontent-length: 2000\r\n\r\n', false),
  '/length-too-small': raw(`HTTP/1.1 200 OK\r\ncontent-length: 40\r\n\r\n${SMALL_FEED}`),
  '/length-negative': raw(`HTTP/1.1 200 OK\r\ncontent-length: -1\r\n\r\n${SMALL_FEED}`),
  '/chunked-cut': raw(`HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n1000\r\n${SMALL_FEED}`),
  '/reset': (request) => void request.socket.resetAndDestroy(),
  '/not-http': raw('SSH-2.0-OpenSSH_9.2\r\n'),
  '/upgrade': raw('HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: harbour\r\n\r\n'),
  '/hints-forever': (request) => {
    const timer = setInterval(() => request.socket.write('HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n'), 20)
    request.socket.on('close', () => clearInterval(timer))
  },
  '/header-flood': (_request, response) => {
    for (let n = 0; n < 200; n += 1) response.setHeader(`x-flood-${n}`, 'f'.repeat(1000))
    response.end(SMALL_FEED)
  },
  '/gzip': packed('gzip', gzipSync),
  '/x-gzip': packed('X-GZIP', gzipSync),
  '/br': packed('br', brotliCompressSync),
  '/deflate': packed('deflate', deflateSync),
  '/deflate-raw': packed('deflate', deflateRawSync),
  '/zstd': packed('zstd', zstdCompressSync),
  '/gzip-lie': packed('gzip', (text) => Buffer.from(text)),
  '/gzip-cut': packed('gzip', (text) => gzipSync(text).subarray(0, 60)),
  '/gzip-empty': packed('gzip', () => new Uint8Array()),
  '/encoded-twice': packed('gzip, gzip', (text) => gzipSync(gzipSync(text))),
  '/encoding-unknown': packed('sdch', (text) => Buffer.from(text)),
  '/gzip-bomb': (_request, response) => {
    response.writeHead(200, { ...FEED_TYPE, 'content-encoding': 'gzip' }).end(bombBytes())
  },
  '/huge': endless(new Uint8Array(64 * 1024).fill(32), { 'content-length': String(50 * MEGABYTE) }),
  '/endless': endless(new Uint8Array(64 * 1024).fill(32), {}),
  '/error': status(500),
  '/later-seconds': status(503, { 'retry-after': '3600' }),
  '/later-date': status(503, { 'retry-after': 'Sun, 10 Aug 2025 10:42:00 GMT' }),
  '/later-negative': status(429, { 'retry-after': '-1' }),
  '/later-huge': status(429, { 'retry-after': '99999999' }),
  '/later-unsaid': status(429),
  '/cookie': status(200, { 'set-cookie': 'a=b' }),
  '/cookie-then-good': status(302, { 'set-cookie': 'a=b', location: '/good' }),
}
