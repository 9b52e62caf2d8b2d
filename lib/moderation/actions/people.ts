import { z } from 'zod'
import { ROLES, type Role } from '#lib/accounts/model.ts'
import type { Action } from '#lib/forms/model.ts'
import { giveRole } from '../give-role.ts'
import { type FORS, SANCTION_KINDS, type SanctionKind } from '../model.ts'
import { sanction as giveSanction, lift as liftSanction } from '../sanctions.ts'
import { endOf, forHours, ID, LONGEST_NOTE } from './fields.ts'

type Sanction = { person: number; kind: SanctionKind; reason: string; for?: (typeof FORS)[number] | undefined }

/** Fields: `person`, `kind`, `reason` (what they are told), `for` (hours, or `ever`; a warning needs none). */
export const sanction: Action<Sanction> = {
  name: 'moderation.sanction',
  fields: (words) =>
    z
      .strictObject({
        person: ID,
        kind: z.enum(SANCTION_KINDS, words.moderation.kindNeeded),
        reason: z
          .string()
          .trim()
          .min(1, words.moderation.sanctionReasonNeeded)
          .max(LONGEST_NOTE, words.moderation.noteLong),
        for: z.union([z.literal('').transform(() => undefined), forHours(words)]).optional(),
      })
      .refine(({ kind, for: hours }) => kind === 'warning' || hours !== undefined, {
        path: ['for'],
        message: words.moderation.forNeeded,
      }),
  who: 'moderator',
  async run({ db, reader, now, input, words, recall }) {
    if (!reader) throw new Error('performed for nobody')
    const { person, kind, reason, for: hours = 'ever' } = input
    const given = await giveSanction(db, { personId: person, kind, reason, until: endOf(hours, now) }, reader, now)
    if (!given.ok) return refused(given.reason, words)
    // Lists that somebody banned has made public are not shown.
    if (kind === 'ban') recall('lists')
    const value = { event: given.value.eventId }
    return { is: 'done', go: `/desk/people/${person}`, value, sentence: words.moderation.sanctioned[kind] }
  },
}

/** Fields: `sanction`. */
export const lift: Action<{ sanction: number }> = {
  name: 'moderation.lift',
  fields: () => z.strictObject({ sanction: ID }),
  who: 'moderator',
  async run({ db, reader, now, input, words, recall }) {
    if (!reader) throw new Error('performed for nobody')
    const lifted = await liftSanction(db, input.sanction, reader, now)
    if (!lifted.ok) return refused(lifted.reason, words)
    recall('lists')
    const { personId, eventId } = lifted.value
    return { is: 'done', go: `/desk/people/${personId}`, value: { event: eventId }, sentence: words.moderation.lifted }
  },
}

function refused(why: 'unknown' | 'too-high', { moderation, forms }: Parameters<Action<never>['fields']>[0]) {
  return why === 'unknown'
    ? ({ is: 'refused', status: 404, sentence: forms.notYours } as const)
    : ({ is: 'refused', status: 403, sentence: moderation.refusals.tooHigh } as const)
}

/** Fields: `person`, `role`. Ends that person's sessions; the last owner stays one. */
export const role: Action<{ person: number; role: Role }> = {
  name: 'moderation.role',
  fields: (words) => z.strictObject({ person: ID, role: z.enum(ROLES, words.moderation.roleNeeded) }),
  who: 'owner',
  async run({ db, reader, now, input, words }) {
    if (!reader) throw new Error('performed for nobody')
    const given = await giveRole(db, { personId: input.person, role: input.role, ownerId: reader.id }, now)
    if (!given.ok && given.reason === 'unknown') return { is: 'refused', status: 404, sentence: words.forms.notYours }
    if (!given.ok) return { is: 'refused', status: 409, sentence: words.moderation.refusals.lastOwner }
    return { is: 'done', go: `/desk/people/${input.person}`, sentence: words.moderation.roleGiven }
  },
}
