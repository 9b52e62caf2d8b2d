import type { Picture } from '#lib/articles/model.ts'
import type { Candidate } from './model.ts'

const HOUR = 3_600_000

/**
 * How much a story belongs on top of the front, for ordering only: it has no unit.
 * Freshness halves every 9 hours; each further source that tells the story adds to it; a picture and a proper length help;
 * a scrap of under 60 words is no lead.
 */
export function frontScore(candidate: Candidate, now: Date): number {
  const hours = Math.max(0, now.getTime() - Date.parse(candidate.publishedAt)) / HOUR
  const freshness = 0.5 ** (hours / 9)
  const agreement = 1 + 0.6 * Math.log2(Math.max(1, candidate.tellings))
  const picture = candidate.picture && leads(candidate.picture) ? 1.35 : 1
  return freshness * agreement * picture * lengthWeight(candidate.words)
}

/**
 * What is worth reading even if it is not the newest: as `frontScore`, but slower to age (a half-life of 36 hours), kinder to
 * length, and by what readers save and talk about. The first of them count most, so that no few people carry a story up.
 */
export function readingScore(candidate: Candidate, now: Date): number {
  const hours = Math.max(0, now.getTime() - Date.parse(candidate.publishedAt)) / HOUR
  const agreement = 1 + 0.8 * Math.log2(Math.max(1, candidate.tellings))
  const depth = Math.min(2, 0.5 + candidate.words / 800)
  const readers = 1 + 0.2 * Math.log2(1 + candidate.saves) + 0.15 * Math.log2(1 + candidate.comments)
  return 0.5 ** (hours / 36) * agreement * depth * readers
}

/** A panorama or a tower is no lead picture, nor is one that would have to be blown up. */
export function leads(picture: Picture): boolean {
  const ratio = picture.width / picture.height
  return isLarge(picture) && ratio > 0.9 && ratio < 2.6
}

/** In pixels: what is narrower is shown small, in lists. */
const LARGE = 480

/** Wide enough to stand across a column of its own. */
export const isLarge = ({ width }: Picture): boolean => width >= LARGE

function lengthWeight(words: number): number {
  if (words < 60) return 0.35
  if (words < 200) return 0.8
  return words < 1_200 ? 1 : 1.15
}
