import { tellArticles } from '#lib/articles/article-pictures.ts'
import type { Db } from '#lib/db/model.ts'
import type { Web } from '#lib/web/web.ts'
import type { PictureCache } from './cache.ts'
import { beginsAsPicture, readHead } from './head.ts'
import { LEAST_SIDE, MOST_PIXELS, type PictureProblem, type Size } from './model.ts'
import { type PictureRow, recordProblem, recordSize } from './rows.ts'

export type PictureContext = {
  db: Db
  now(): Date
  cache: PictureCache
  /** Articles whose pages show something else from now on. */
  changed(articles: number[]): void
}

export const PICTURE_ACCEPT = 'image/webp,image/jpeg,image/png,image/gif'
/** Bytes of a picture's file. */
export const MOST_PICTURE_BYTES = 10 * 1024 * 1024

/** The whole file as its source sends it, from our disk or fetched; null if it cannot be had, which is noted. */
export async function originalOf(context: PictureContext, web: Web, row: PictureRow): Promise<Buffer | null> {
  const name = `${row.key}.source`
  const kept = await context.cache.get(name)
  if (kept) return kept
  const fetched = await web.fetch(row.address, { accept: PICTURE_ACCEPT, maxBytes: MOST_PICTURE_BYTES })
  if (!fetched.ok) {
    const { problem, retryAfterSeconds } = fetched.failure
    await noteProblem(context, row, problem === 'too-large' ? 'too-large' : 'not-fetched', retryAfterSeconds)
    return null
  }
  const { body } = fetched.value
  const problem = await judgeHead(context, row, body)
  if (problem) {
    await noteProblem(context, row, problem)
    return null
  }
  await context.cache.put(name, body)
  return Buffer.from(body.buffer, body.byteOffset, body.byteLength)
}

/** So many bytes say the size of nearly every picture; more where a camera has written a preview before it. */
const FIRST = [64 * 1024, 1024 * 1024]

/** Learns a picture's size from its first bytes. What cannot be had is noted. */
export async function learnSize(context: PictureContext, web: Web, row: PictureRow): Promise<void> {
  for (const [step, firstBytes] of FIRST.entries()) {
    const fetched = await web.fetch(row.address, { accept: PICTURE_ACCEPT, firstBytes })
    if (!fetched.ok) {
      const { problem, retryAfterSeconds } = fetched.failure
      return noteProblem(context, row, problem === 'too-large' ? 'too-large' : 'not-fetched', retryAfterSeconds)
    }
    const { body } = fetched.value
    const more = body.byteLength >= firstBytes && step + 1 < FIRST.length
    if (more && readHead(body) === null && beginsAsPicture(body)) continue
    const problem = await judgeHead(context, row, body)
    return problem ? noteProblem(context, row, problem) : undefined
  }
}

/** Notes the size that the bytes say, or tells why they are no picture that we show. */
async function judgeHead(context: PictureContext, row: PictureRow, bytes: Uint8Array): Promise<PictureProblem | null> {
  const head = readHead(bytes)
  if (head === null) return 'not-a-picture'
  if (head.width * head.height > MOST_PIXELS) return 'too-large'
  if (Math.min(head.width, head.height) < LEAST_SIDE) return 'too-small'
  await noteSize(context, row, head)
  return null
}

export async function noteSize(context: PictureContext, row: PictureRow, { width, height }: Size): Promise<void> {
  const size = { width, height }
  const changes = await recordSize(context.db, row, size)
  // Who holds the row need not read it again.
  Object.assign(row, { ...size, measured: true, problem: null, tries: 0, dueAt: null } satisfies Partial<PictureRow>)
  if (changes) context.changed(await tellArticles(context.db, row.key))
}

export async function noteProblem(
  context: PictureContext,
  row: PictureRow,
  problem: PictureProblem,
  restSeconds = 0,
): Promise<void> {
  const changes = await recordProblem(context.db, row, problem, context.now(), restSeconds)
  if (changes) context.changed(await tellArticles(context.db, row.key))
}
