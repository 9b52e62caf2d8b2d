import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { NarrowPage } from '#components/account/narrow-page.tsx'
import { openPaper } from '../../paper.ts'
import { personal } from '../personal.ts'

export async function generateMetadata(): Promise<Metadata> {
  const { words } = await openPaper()
  return personal(words.takeout.title)
}

/** What can be taken away, and the file. */
export default async function Page() {
  const open = await openPaper()
  const { reader, words } = open
  if (!reader) redirect('/sign-in?back=/account/export')
  const say = words.takeout
  return (
    <NarrowPage open={open} title={say.title} intro={say.text}>
      <p className="text-pretty text-ink-2">{say.how}</p>
      <p className="mt-5 flex flex-wrap items-center gap-x-6 gap-y-3">
        <a className="button-main" href="/account/export/broadsheet.zip" download={`broadsheet-${reader.handle}.zip`}>
          {say.download}
        </a>
        <a
          className="link-quiet font-sans text-ui"
          href="/account/export/broadsheet.zip?pictures=no"
          download={`broadsheet-${reader.handle}.zip`}
        >
          {say.withoutPictures}
        </a>
      </p>
      <p className="mt-5 text-pretty text-ink-2">
        {say.back}{' '}
        <a className="link-quiet" href="/saved/import">
          {say.backLink}
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
