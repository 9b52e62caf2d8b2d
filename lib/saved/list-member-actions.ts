import { z } from 'zod'
import { handleField } from '#lib/accounts/fields.ts'
import type { Acting, Action, Outcome } from '#lib/forms/model.ts'
import { id, listId, nothingThere, ownPace, personOf } from './form-fields.ts'
import { refusedBy } from './list-actions.ts'
import {
  acceptInvitation,
  declineInvitation,
  type InviteFault,
  inviteToList,
  leaveList,
  setMember,
} from './list-members.ts'
import { MOST_MEMBERS } from './list-model.ts'
import { LIST_ROLES, type ListRole } from './model.ts'

type Invite = { list: string; handle: string; role: ListRole }

/** Fields: `list`, `handle`, `role`. Its owner's alone. */
export const invite: Action<Invite> = {
  name: 'lists.invite',
  fields: (words) =>
    z.strictObject({
      list: listId(),
      // As people write handles.
      handle: z.preprocess(
        (typed) => (typeof typed === 'string' ? typed.trim().replace(/^@/, '') : typed),
        handleField(words),
      ),
      role: z.enum(LIST_ROLES, words.ownLists.errors.noRole),
    }),
  who: 'reader',
  // Others are told of it.
  limits: ({ reader }) => [{ key: `person:${reader?.id}`, times: 30, seconds: 3_600 }],
  async run(acting) {
    const { db, now, input, words } = acting
    const { list, handle, role } = input
    const invited = await inviteToList(db, { listId: list, personId: personOf(acting) }, { handle, role }, now)
    if (!invited.ok) return notInvited(acting, invited.reason)
    return { is: 'done', go: `/list/${list}#sharing`, sentence: words.ownLists.members.invited(handle) }
  },
}

function notInvited(acting: Acting, fault: InviteFault): Outcome {
  const { errors } = acting.words.ownLists
  if (fault === 'no-list' || fault === 'not-allowed') return refusedBy(acting, fault)
  const handle = {
    nobody: errors.nobody,
    oneself: errors.oneself,
    already: errors.already,
    'too-many': errors.manyMembers(MOST_MEMBERS),
  }[fault]
  return { is: 'mend', errors: { handle } }
}

type Answer = { list: string; answer: 'accept' | 'decline' }

/** Fields: `list`, `answer`. Of somebody's own invitations. */
export const answer: Action<Answer> = {
  name: 'lists.answer',
  fields: () => z.strictObject({ list: listId(), answer: z.enum(['accept', 'decline']) }),
  who: 'reader',
  pausedMay: true,
  limits: ownPace,
  async run(acting) {
    const { db, now, input, words } = acting
    const person = personOf(acting)
    if (input.answer === 'decline') {
      if (!(await declineInvitation(db, input.list, person))) return nothingThere(words)
      // To where it was answered: among the lists, or the notices.
      const go = acting.back.startsWith('/notices') ? '/notices' : '/saved/lists'
      return { is: 'done', go, sentence: words.ownLists.members.declined }
    }
    if (!(await acceptInvitation(db, input.list, person, now))) return nothingThere(words)
    return { is: 'done', go: `/list/${input.list}` }
  },
}

/** Fields: `list`, which somebody shares and does not want to any more. */
export const leave: Action<{ list: string }> = {
  name: 'lists.leave',
  fields: () => z.strictObject({ list: listId() }),
  who: 'reader',
  pausedMay: true,
  limits: ownPace,
  async run(acting) {
    const { db, input, words } = acting
    const name = await leaveList(db, input.list, personOf(acting))
    if (name === null) return nothingThere(words)
    return { is: 'done', go: '/saved/lists', sentence: words.ownLists.members.left(name) }
  },
}

type Member = { list: string; person: number; role: ListRole | 'remove' }

/** Fields: `list`, `person`, `role`: another, or `remove`. Its owner's alone. */
export const member: Action<Member> = {
  name: 'lists.member',
  fields: () => z.strictObject({ list: listId(), person: id(), role: z.enum([...LIST_ROLES, 'remove']) }),
  who: 'reader',
  pausedMay: true,
  limits: ownPace,
  async run(acting) {
    const { db, input, words } = acting
    const role = input.role === 'remove' ? null : input.role
    const changed = await setMember(db, { listId: input.list, personId: personOf(acting) }, input.person, role)
    if (!changed.ok) return changed.reason === 'no-member' ? nothingThere(words) : refusedBy(acting, changed.reason)
    return { is: 'done', go: `/list/${input.list}#sharing`, sentence: words.ownLists.members.changed }
  },
}
