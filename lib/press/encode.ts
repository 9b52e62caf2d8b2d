import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

export type Encoding = 'br' | 'gzip' | null

const TEXTUAL = /^(text\/|application\/(json|javascript|xml|manifest\+json|feed\+json|[a-z.+-]+\+xml)|image\/svg\+xml)/
const SMALLEST = 600

const brotli = promisify(brotliCompress)
const gzipped = promisify(gzip)

/** Which of our encodings the client takes; a `q=0` refuses one. */
export function chooseEncoding(acceptEncoding: string | undefined): Encoding {
  const refused = new Set<string>()
  const named = new Set<string>()
  for (const part of (acceptEncoding ?? '').toLowerCase().split(',')) {
    const [name = '', ...parameters] = part.split(';').map((text) => text.trim())
    if (parameters.some((text) => /^q=0(\.0*)?$/.test(text))) refused.add(name)
    else named.add(name)
  }
  const takes = (name: string) => !refused.has(name) && (named.has(name) || named.has('*'))
  if (takes('br')) return 'br'
  return takes('gzip') ? 'gzip' : null
}

export const isWorthEncoding = (type: string, bytes: number) => bytes >= SMALLEST && TEXTUAL.test(type)

/** Quality of brotli, level of gzip: for one answer, for a page that is held some seconds, for what is kept. */
const EFFORTS = { light: { br: 4, gzip: 5 }, page: { br: 6, gzip: 6 }, full: { br: 10, gzip: 9 } } as const

export async function encode(body: Buffer, encoding: Encoding, effort: keyof typeof EFFORTS): Promise<Buffer> {
  if (encoding === 'br') {
    return brotli(body, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: EFFORTS[effort].br,
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
      },
    })
  }
  return encoding === 'gzip' ? gzipped(body, { level: EFFORTS[effort].gzip }) : body
}
