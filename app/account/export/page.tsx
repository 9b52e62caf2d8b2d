import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { NarrowPage } from '#components/account/narrow-page.tsx'
import { openPaper } from '../../paper.ts'
import { personal } from '../personal.ts'

export async function generateMetadata(): Promise<Metadata> {
  const { words } = await openPaper()
  return personal(words.accounts.takeout.title)
}

/** What can be taken away, and the file. */
export default async function Page() {
  const open = await openPaper()
  const { reader, words } = open
  if (!reader) redirect('/sign-in?back=/account/export')
  const say = words.accounts.takeout
  return (
    <NarrowPage open={open} title={say.title} intro={say.text}>
      <p>
        <a className="button-main" href="/account/export/broadsheet.zip" download={`broadsheet-${reader.handle}.zip`}>
          {say.download}
        </a>
      </p>
      <p className="mt-7">
        <a className="link-quiet" href="/account">
          {words.accounts.account.toAccount}
        </a>
      </p>
    </NarrowPage>
  )
}
