import type { Metadata } from 'next'
import { DeskPage, DeskPart } from '#components/desk/desk-page.tsx'
import { InvitationForm } from '#components/desk/invitation-form.tsx'
import { InvitationList } from '#components/desk/invitation-list.tsx'
import { listInvitations, ownInvitation } from '#lib/accounts/invitations.ts'
import { ownCookie, personal } from '../../account/personal.ts'
import { openDesk } from '../staff.ts'

export async function generateMetadata(): Promise<Metadata> {
  const { words } = await openDesk('editor')
  return personal(words.invitations.title)
}

/** Who is asked in, and the link to hand on. */
export default async function Page() {
  const open = await openDesk('editor')
  const { db, clock, config, reader, words } = open
  const say = words.invitations
  const token = await ownCookie('invitation')
  const [invitations, isOwn] = await Promise.all([
    listInvitations(db, clock),
    ownInvitation(db, reader.id, token, clock),
  ])
  return (
    <DeskPage open={open} title={say.title}>
      <p className="text-pretty text-ink-2">{say.text[config.registration]}</p>
      {isOwn && (
        <DeskPart id="link" title={say.linkTitle}>
          <p className="mb-3 text-ink-2">{say.linkText}</p>
          <p className="select-all border-rule border-y py-3 font-sans text-ui [overflow-wrap:anywhere]">
            {`${config.publicUrl}/sign-up?invitation=${token}`}
          </p>
        </DeskPart>
      )}
      <DeskPart id="make" title={say.make}>
        <InvitationForm open={open} reader={reader} />
      </DeskPart>
      <DeskPart id="open" title={say.open}>
        <InvitationList open={open} invitations={invitations} />
      </DeskPart>
    </DeskPage>
  )
}
