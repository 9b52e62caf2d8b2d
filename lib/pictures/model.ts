import { createHash } from 'node:crypto'

/** The widths that pictures are sent in, in pixels. No other is valid (rules §4). */
export const WIDTHS = [320, 640, 960, 1280, 1920] as const

/** What a picture is sent as: a width for pages, or the one that other sites show beside a link to us. */
export const VARIANTS = [...WIDTHS.map((width) => `${width}.webp` as const), 'preview.jpg'] as const
export type Variant = (typeof VARIANTS)[number]

/** The width of `preview.jpg`, in pixels; its height follows the picture. */
export const PREVIEW_WIDTH = 1200

/** More pixels than this are not decoded, whatever their file weighs. */
export const MOST_PIXELS = 50_000_000

/** Fewer than this on a side is a sign, a rule or a counter, and no picture of a story. */
export const LEAST_SIDE = 16

/** A picture's name in our addresses and on our disk: it follows from its address, so that it is the same after any loss. */
export function keyOf(address: string): string {
  return createHash('sha256').update(address).digest('base64url').slice(0, 22)
}

/** Our own, which need no proxy: the sample's, by path, and drawn ones. */
export const isOurs = (address: string): boolean => /^(?:\/(?![/\\])|data:image\/)/.test(address)

export type Size = { width: number; height: number }

/** A size that somebody wrote down, if it can be one of a picture: neither a counter nor a misprint. */
export function plausibleSize(width: unknown, height: unknown): Size | null {
  const [w, h] = [width, height].map((value) => (/^\d{1,5}$/.test(String(value ?? '')) ? Number(value) : 0))
  if (!w || !h || w < LEAST_SIDE || h < LEAST_SIDE || w > 20_000 || h > 20_000) return null
  return w / h > 8 || h / w > 8 ? null : { width: w, height: h }
}

/** Why a picture cannot be shown. */
export type PictureProblem = 'not-fetched' | 'not-a-picture' | 'too-large' | 'too-small' | 'not-decoded'
