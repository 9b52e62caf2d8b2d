import { z } from 'zod'
import type { Action } from '#lib/forms/model.ts'
import { takeTurn } from '#lib/limits/take-turn.ts'
import { queueMail } from '#lib/mail/queue.ts'
import { cookieLine, isSecure } from './cookies.ts'
import { mailField } from './fields.ts'
import { createInvitation, withdrawInvitation } from './invitations.ts'
import { addressOf, letter } from './letters.ts'
import { hasRole, ROLES, type Role } from './model.ts'
import { lettersTo } from './sign-in-limits.ts'

/** How long the browser that made an invitation may look at its link, as at recovery codes. */
const SHOWN_SECONDS = 5 * 60

/**
 * Fields: `role`, optional `email` (the link is sent there). Editors invite readers; a role at the desk is the owner's to
 * give. The link is shown to the asking browser only: its token stands nowhere in the store.
 */
export const invite: Action<{ role: Role; email?: string | undefined }> = {
  name: 'accounts.invite',
  fields: (words) =>
    z.strictObject({ role: z.enum(ROLES, words.invitations.roleMissing), email: mailField(words).optional() }),
  who: 'editor',
  limits: ({ reader }) => [{ key: `person:${reader?.id}`, times: 60, seconds: 3_600 }],
  async run(acting) {
    const { db, reader, now, input, words, paper, config } = acting
    if (!reader) throw new Error('performed for nobody')
    if (input.role !== 'reader' && !hasRole(reader, 'owner')) {
      return { is: 'mend', errors: { role: words.invitations.ownersOnly } }
    }
    const email = input.email || null
    const wait = email === null ? 0 : await takeTurn(db, lettersTo(acting, email), now)
    const token = await db.transaction(async (tx) => {
      const made = await createInvitation(tx, { role: input.role, madeBy: reader.id, email }, now)
      if (email !== null && wait === 0) {
        const link = addressOf(acting, `/sign-up?invitation=${made}`)
        const text = words.accounts.letters.invitation(paper.name, words.accounts.roles[input.role], link)
        await queueMail(tx, letter('invitation', email, text, link), null, now)
      }
      return made
    })
    const { made, sent, lettersWait } = words.invitations
    return {
      is: 'done',
      go: '/desk/invitations',
      value: { link: addressOf(acting, `/sign-up?invitation=${token}`) },
      sentence: email === null ? made : wait > 0 ? lettersWait : sent,
      cookies: [cookieLine('invitation', token, SHOWN_SECONDS, isSecure(config.publicUrl))],
    }
  },
}

/** Fields: `invitation`, as the desk's list names it. */
export const withdraw: Action<{ invitation: string }> = {
  name: 'accounts.withdraw-invitation',
  fields: () => z.strictObject({ invitation: z.string().max(100) }),
  who: 'editor',
  async run({ db, now, input, words }) {
    if (!(await withdrawInvitation(db, input.invitation, now))) {
      return { is: 'refused', status: 404, sentence: words.forms.notYours }
    }
    return { is: 'done', go: '/desk/invitations', sentence: words.invitations.withdrawn }
  },
}
