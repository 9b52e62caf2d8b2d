import { log } from '#lib/log.ts'
import type { Web } from '#lib/web/web.ts'
import { drawCard } from './card/draw-card.ts'
import type { CardText } from './card/text.ts'
import type { EncodeJob } from './encode-job.ts'
import type { Encoder } from './encoder.ts'
import type { Variant } from './model.ts'
import { noteProblem, noteSize, originalOf, type PictureContext } from './originals.ts'
import { findPicture, mayTry, type PictureRow } from './rows.ts'
import type { Named } from './sign.ts'

/** `unknown`: there is no such picture. `failed`: it cannot be had now. `busy`: too many are being made. */
export type Developed =
  | { ok: true; body: Buffer; type: string; lasting: boolean }
  | { ok: false; reason: 'unknown' | 'failed' | 'busy' }

export type Studio = {
  /** The bytes of what an address names, made if they are not here. Throws only where the store is away. */
  develop(named: Named): Promise<Developed>
}

type Options = PictureContext & {
  web: Web
  encoder: Encoder
  /** What a card says now, and its mark; null if there is nothing of that name. */
  cardOf(of: string): Promise<{ text: CardText; mark: string } | null>
}

/** A picture that nobody may see any more is sent for no longer than this, in ms. */
const REMEMBER_MS = 60_000
const MOST_REMEMBERED = 5_000

/** Makes what `/img/` sends: each picture once, whoever and however many ask for it. */
export function openStudio(options: Options): Studio {
  const { db, cache, encoder, web, now } = options
  const underWay = new Map<string, Promise<unknown>>()
  const remembered = new Map<string, { row: PictureRow | null; until: number }>()

  /** One flight for each thing that is made. */
  function once<T>(name: string, make: () => Promise<T>): Promise<T> {
    const flying = underWay.get(name)
    // Each name is used for one kind of thing only.
    if (flying) return flying as Promise<T>
    const flight = make().finally(() => underWay.delete(name))
    underWay.set(name, flight)
    return flight
  }

  async function rowOf(key: string): Promise<PictureRow | null> {
    const known = remembered.get(key)
    if (known && known.until > performance.now()) return known.row
    const row = await findPicture(db, key)
    if (remembered.size >= MOST_REMEMBERED) remembered.clear()
    // What was refused may be mended by now; what is unknown may become known.
    if (row && row.problem === null) remembered.set(key, { row, until: performance.now() + REMEMBER_MS })
    return row
  }

  async function picture(key: string, variant: Variant): Promise<Developed> {
    const name = `${key}-${variant}`
    const type = variant.endsWith('.jpg') ? 'image/jpeg' : 'image/webp'
    const row = await rowOf(key).catch((problem: unknown) => {
      log('warn', 'picture-without-store', { problem: String(problem) })
      return 'away' as const
    })
    if (row === null) return { ok: false, reason: 'unknown' }
    const kept = await cache.get(name)
    if (kept) return { ok: true, body: kept, type, lasting: true }
    // What is here is sent without the store; nothing new is fetched.
    if (row === 'away' || !mayTry(row, now())) return { ok: false, reason: 'failed' }
    const source = `${key}.source`
    const original = await once(source, () => originalOf(options, web, row))
    if (original === null) {
      remembered.delete(key)
      return { ok: false, reason: 'failed' }
    }
    return once(name, async () => {
      const encoded = await encoder.encode(fromSource(source, original, variant))
      if (!encoded.ok && encoded.reason === 'busy') return { ok: false, reason: 'busy' }
      if (!encoded.ok) {
        remembered.delete(key)
        await noteProblem(options, row, 'not-decoded')
        return { ok: false, reason: 'failed' }
      }
      const body = Buffer.from(encoded.value.body)
      await cache.put(name, body)
      await noteSize(options, row, encoded.value.size)
      return { ok: true, body, type, lasting: true }
    })
  }

  /** What waits for its turn is read again from the disk then, where that could keep it. */
  function fromSource(source: string, original: Buffer, variant: Variant): EncodeJob | (() => Promise<EncodeJob>) {
    if (!cache.has(source)) return { kind: 'variant', bytes: original, variant }
    return async () => {
      const bytes = await cache.get(source)
      if (!bytes) throw new Error('not on the disk any more')
      return { kind: 'variant', bytes, variant }
    }
  }

  async function card(of: string, mark: string): Promise<Developed> {
    const kept = await cache.get(`card-${of}-${mark}`)
    if (kept) return { ok: true, body: kept, type: 'image/png', lasting: true }
    const found = await options.cardOf(of)
    if (!found) return { ok: false, reason: 'unknown' }
    const name = `card-${of}-${found.mark}`
    return once(name, async () => {
      const encoded = await encoder.encode({ kind: 'card', svg: drawCard(found.text) })
      if (!encoded.ok) return { ok: false, reason: encoded.reason === 'busy' ? 'busy' : 'failed' }
      const body = Buffer.from(encoded.value.body)
      await cache.put(name, body)
      // An old address shows what the card says now, and not for ever.
      return { ok: true, body, type: 'image/png', lasting: found.mark === mark }
    })
  }

  return {
    develop: (named) => (named.kind === 'picture' ? picture(named.key, named.variant) : card(named.of, named.mark)),
  }
}
