import { log } from '#lib/log.ts'
import type { PictureSigner } from '#lib/pictures/sign.ts'
import type { Developed, Studio } from '#lib/pictures/studio.ts'
import type { Answer } from './send.ts'

export type PictureDesk = { signer: PictureSigner; studio: Studio }

export const isPicture = (path: string): boolean => path.startsWith('/img/')

/** A picture may be looked at, and do nothing, wherever it is opened. */
const PICTURE_POLICY = "default-src 'none'; sandbox"
const FOR_EVER = 'public, max-age=31536000, immutable'
/** What cannot be shown now is not asked for at every page. */
const A_WHILE = 'public, max-age=120'

const REFUSALS: Record<'unsigned' | 'method' | Extract<Developed, { ok: false }>['reason'], [number, string]> = {
  unsigned: [404, 'no-store'],
  unknown: [404, 'no-store'],
  method: [405, 'no-store'],
  failed: [404, A_WHILE],
  busy: [503, 'no-store'],
}

/**
 * Answers below `/img/`: pictures that we signed and made ourselves, with headers of our own alone. Nothing of what was
 * asked, nor of what another server said, is in an answer.
 */
export function pictureAnswers({ signer, studio }: PictureDesk, always: Record<string, string>) {
  const refusal = (why: keyof typeof REFUSALS): Answer => {
    const [status, keeping] = REFUSALS[why]
    return {
      status,
      headers: {
        ...always,
        'content-security-policy': PICTURE_POLICY,
        'content-type': 'text/plain; charset=utf-8',
        'cache-control': keeping,
        ...(status === 503 ? { 'retry-after': '5' } : {}),
        ...(status === 405 ? { allow: 'GET, HEAD' } : {}),
      },
      body: NOTHING,
    }
  }

  return async (method: string, path: string, query: string): Promise<Answer> => {
    if (method !== 'GET' && method !== 'HEAD') return refusal('method')
    const named = query ? null : signer.read(path)
    if (!named) return refusal('unsigned')
    const developed = await studio.develop(named).catch((problem: unknown): Developed => {
      log('warn', 'picture-failed', { problem: String(problem) })
      return { ok: false, reason: 'busy' }
    })
    if (!developed.ok) return refusal(developed.reason)
    return {
      status: 200,
      headers: {
        ...always,
        'content-security-policy': PICTURE_POLICY,
        'content-type': developed.type,
        'content-disposition': 'inline',
        'cache-control': developed.lasting ? FOR_EVER : A_WHILE,
      },
      body: developed.body,
    }
  }
}

const NOTHING = Buffer.from('No picture.\n')
