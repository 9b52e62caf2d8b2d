import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { IdentityList } from '#components/account/identity-list.tsx'
import { Leave } from '#components/account/leave.tsx'
import { LookForm } from '#components/account/look-form.tsx'
import { NarrowPage } from '#components/account/narrow-page.tsx'
import { LettersForm, MailForm, NameForm, PasswordForm } from '#components/account/own-forms.tsx'
import { PasskeyList } from '#components/account/passkey-list.tsx'
import { ReadingForm } from '#components/account/reading-form.tsx'
import { SessionList } from '#components/account/session-list.tsx'
import { WeekLetterForm } from '#components/account/week-letter-form.tsx'
import { TextForm } from '#components/masthead/text-form.tsx'
import { Initials } from '#components/ui/initials.tsx'
import { listIdentities } from '#lib/accounts/identities.ts'
import { listPasskeys } from '#lib/accounts/passkeys.ts'
import { providersOf } from '#lib/accounts/providers.ts'
import { accountOf, listSessions, pendingMail } from '#lib/accounts/queries.ts'
import { recoveryCodesLeft } from '#lib/accounts/recovery-codes.ts'
import { wishesWeekLetter } from '#lib/saved/week-wish.ts'
import { openPaper } from '../paper.ts'
import { personal } from './personal.ts'

export async function generateMetadata(): Promise<Metadata> {
  const { words } = await openPaper()
  return personal(words.accounts.account.title)
}

/** What somebody can see and change about their own account. */
export default async function Page() {
  const open = await openPaper()
  const { db, clock, reader, words } = open
  if (!reader) redirect('/sign-in?back=/account')
  const say = words.accounts.account
  const muting = open.mutes?.mutes.length ?? 0
  const [own, sessions, passkeys, identities, pending, codes, weekLetter] = await Promise.all([
    accountOf(db, reader.id),
    listSessions(db, reader.id, clock),
    listPasskeys(db, reader.id),
    listIdentities(db, reader.id),
    pendingMail(db, reader.id, clock),
    recoveryCodesLeft(db, reader.id),
    wishesWeekLetter(db, reader.id),
  ])
  // Whoever came by an account elsewhere or a passkey may have none.
  const hasPassword = own.passwordHash !== null
  return (
    <NarrowPage open={open} title={say.title} intro={say.handle(reader.handle)}>
      {reader.bar && (
        <p className="mb-5 font-[550] font-sans text-accent text-ui">{say.barredUntil(reader.bar.reason)}</p>
      )}
      <Part id="name" title={say.nameTitle}>
        <p className="mb-4 flex items-center gap-3 font-sans text-ink-3 text-meta">
          <Initials name={reader.name ?? reader.handle} />
          {say.picture}
        </p>
        <NameForm open={open} reader={reader} />
      </Part>
      <Part id="mail" title={say.mailTitle}>
        <MailForm open={open} reader={reader} pending={pending} hasPassword={hasPassword} />
      </Part>
      <Part id="replies" title={words.notices.letters.title}>
        <LettersForm open={open} reader={reader} />
      </Part>
      <Part id="week-letter" title={words.weekLetter.title}>
        <WeekLetterForm open={open} reader={reader} wished={weekLetter} />
      </Part>
      <Part id="place" title={words.places.title}>
        <ReadingForm open={open} />
      </Part>
      <Part id="notices" title={say.noticesTitle}>
        <p>
          <a className="link-quiet" href="/notices">
            {say.notices}
          </a>
        </p>
      </Part>
      <Part id="following" title={words.following.title}>
        <p>
          <a className="link-quiet" href="/account/following">
            {words.following.change}
          </a>
        </p>
      </Part>
      <Part id="password" title={say.passwordTitle}>
        <PasswordForm open={open} hasPassword={hasPassword} />
      </Part>
      <Part id="passkeys" title={words.passkeys.title}>
        <PasskeyList open={open} passkeys={passkeys} />
      </Part>
      {(identities.length > 0 || providersOf(open.config).length > 0) && (
        <Part id="providers" title={words.accounts.providers.title}>
          <IdentityList open={open} identities={identities} />
        </Part>
      )}
      <Part id="recovery-codes" title={say.codesTitle}>
        <p className="text-ink-2">{say.codesLeft(codes)}</p>
        <p className="mt-2">
          <a className="link-quiet" href="/account/recovery-codes">
            {words.accounts.recovery.make}
          </a>
        </p>
      </Part>
      <Part id="sessions" title={say.sessionsTitle}>
        <SessionList open={open} sessions={sessions} own={reader.sessionId} />
      </Part>
      <Part id="reading" title={say.readingTitle}>
        <LookForm open={open} reader={reader} />
        <h3 className="mt-8 text-head-s">{words.reading.title}</h3>
        <div className="font-sans text-ink-2 text-ui">
          <TextForm words={words} signedIn />
        </div>
      </Part>
      <Part id="mutes" title={words.mutes.title}>
        <p className="text-ink-2">{muting ? words.mutes.count(muting) : words.mutes.nothing}</p>
        <p className="mt-2">
          <a className="link-quiet" href="/account/mutes">
            {words.mutes.changeAll}
          </a>
        </p>
      </Part>
      <Part id="takeout" title={words.takeout.title}>
        <p className="text-ink-2">{words.takeout.text}</p>
        <p className="mt-2">
          <a className="link-quiet" href="/account/export">
            {words.takeout.link}
          </a>
        </p>
      </Part>
      <Part id="leave" title={words.accounts.leaving.title}>
        <Leave open={open} reader={reader} hasPassword={hasPassword} />
      </Part>
    </NarrowPage>
  )
}

function Part({ id, title, children }: { id: string; title: string; children: React.ReactNode }) {
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="mt-8 border-rule-strong border-t pt-4">
      <h2 id={`${id}-title`} className="mb-3 font-bold font-sans text-ui">
        {title}
      </h2>
      {children}
    </section>
  )
}
