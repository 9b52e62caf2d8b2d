import { z } from 'zod'
import type { Messages } from '#lib/messages/model.ts'
import { FORS } from '../model.ts'

/** The id of a row, as a form says it. */
export const ID = z.coerce
  .number()
  .int()
  .min(1)
  .max(2 ** 31 - 1)

/** Rows that are ticked: one or more of a name. */
export const ids = (words: Messages) =>
  z.preprocess(
    (given) => (given === undefined ? [] : Array.isArray(given) ? given : [given]),
    z.array(ID).min(1, words.moderation.noneChosen).max(200),
  )

export const LONGEST_NOTE = 1_000

/** What a moderator says to an author, or nothing. */
export const note = (words: Messages) =>
  z
    .string()
    .trim()
    .max(LONGEST_NOTE, words.moderation.noteLong)
    .optional()
    .transform((text) => text || null)

/** Where the desk goes on: a page of its own, or the comment. Nothing else is gone to. */
export const next = z
  .string()
  .regex(/^\/desk(\/[a-z0-9-]+)*(\?[a-z0-9=&-]*)?(#[a-z0-9-]+)?$/)
  .optional()
  .catch(undefined)

export const forHours = (words: Messages) => z.enum(FORS, words.moderation.forNeeded)

/** @returns null for `ever` */
export const endOf = (hours: (typeof FORS)[number], now: Date): Date | null =>
  hours === 'ever' ? null : new Date(now.getTime() + Number(hours) * 3_600_000)
