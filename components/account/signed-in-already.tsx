import { Button } from '#components/ui/button.tsx'
import { PaperForm } from '#components/ui/paper-form.tsx'
import type { Reader } from '#lib/accounts/model.ts'
import type { OpenPaper } from '#lib/paper/open.ts'
import { NarrowPage } from './narrow-page.tsx'

/** What a page for those who are not signed in says to those who are. */
export function SignedInAlready({ open, reader, to }: { open: OpenPaper; reader: Reader; to: string }) {
  const say = open.words.accounts.signIn
  return (
    <NarrowPage open={open} title={say.title} intro={say.already(reader.handle)}>
      <p className="mb-6">
        <a className="link-quiet" href={to}>
          {say.onward}
        </a>
      </p>
      <PaperForm action="/send/sign-out" name="sign-out" back="/sign-in" kept={open.kept} label={say.signOut}>
        <Button look="plain">{say.signOut}</Button>
      </PaperForm>
    </NarrowPage>
  )
}
