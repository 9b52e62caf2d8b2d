import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import { VARIANTS, type Variant } from './model.ts'

/** What an address below `/img/` names: a picture by its key, or a drawn card. */
export type Named = { kind: 'picture'; key: string; variant: Variant } | { kind: 'card'; of: string; mark: string }

export type PictureSigner = {
  /** The address that we serve a picture at. */
  picture(key: string, variant: Variant): string
  /**
   * The address of a drawn card.
   *
   * @param of `paper`, or the id of an article
   * @param mark changes with what the card says, so that it may be kept for ever
   */
  card(of: string, mark: string): string
  /** What a path names; null unless we signed it. */
  read(path: string): Named | null
}

const PATH =
  /^\/img\/([\w-]{22})\/(?:([\w-]{22})\/([a-z0-9]{1,8}\.[a-z]{3,4})|card\/(paper|[1-9]\d{0,9})\/([\w-]{8})\.png)$/

/**
 * Signs what we serve below `/img/`, with a key of its own. Nothing that is stored is signed: addresses are signed when a
 * page is printed, so that a lost secret breaks no old article.
 */
export function pictureSigner(secret: string): PictureSigner {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'broadsheet pictures', 32))
  const signatureOf = (text: string) => createHmac('sha256', key).update(text).digest().subarray(0, 16)
  const signed = (text: string) => `/img/${signatureOf(text).toString('base64url')}/${text}`

  return {
    picture: (picture, variant) => signed(`${picture}/${variant}`),
    card: (of, mark) => signed(`card/${of}/${mark}.png`),
    read(path) {
      const match = PATH.exec(path)
      if (!match) return null
      const [, signature = '', picture, file, of, mark] = match
      const rest = path.slice('/img/'.length + signature.length + 1)
      if (!timingSafeEqual(Buffer.from(signature, 'base64url'), signatureOf(rest))) return null
      if (of !== undefined && mark !== undefined) return { kind: 'card', of, mark }
      const variant = VARIANTS.find((known) => known === file)
      return picture !== undefined && variant ? { kind: 'picture', key: picture, variant } : null
    },
  }
}
