import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { PageFrame } from '#components/masthead/page-frame.tsx'
import { ListFields } from '#components/saved/list-owner.tsx'
import { Invitations, ListRows } from '#components/saved/own-lists.tsx'
import { Button } from '#components/ui/button.tsx'
import { Label } from '#components/ui/label.tsx'
import { PageTitle } from '#components/ui/page-title.tsx'
import { PaperForm } from '#components/ui/paper-form.tsx'
import { listInvitations, listLists } from '#lib/saved/list-queries.ts'
import { personal } from '../../account/personal.ts'
import { openPaper } from '../../paper.ts'

export async function generateMetadata(): Promise<Metadata> {
  const { words } = await openPaper()
  return personal(words.ownLists.title)
}

/** The lists that a reader made, shares, or is asked to share. */
export default async function Page() {
  const open = await openPaper()
  const { db, kept, reader, words } = open
  if (!reader) redirect('/sign-in?back=/saved/lists')
  const [lists, invitations] = await Promise.all([listLists(db, reader.id), listInvitations(db, reader.id, open.clock)])
  const say = words.ownLists
  const own = lists.filter(({ access }) => access === 'owner')
  return (
    <PageFrame open={open} current="" size="inner">
      <div className="mx-auto max-w-[52rem] pt-9 pb-12">
        <header className="flex flex-wrap items-baseline justify-between gap-x-8 gap-y-1">
          <PageTitle>{say.title}</PageTitle>
          <p className="flex flex-wrap gap-x-6">
            {lists.length > 5 && (
              <a className="link-quiet" href="#list-make">
                {say.make}
              </a>
            )}
            <a className="link-quiet" href="/saved">
              {words.saved.title}
            </a>
          </p>
        </header>
        <Invitations invitations={invitations} words={words} />
        {lists.length === 0 && <p className="max-w-measure py-8 text-pretty text-ink-2 text-lead-dek">{say.none}</p>}
        <ListRows id="own" title={say.own} lists={own} words={words} />
        <ListRows
          id="shared"
          title={say.shared}
          lists={lists.filter(({ access }) => access !== 'owner')}
          words={words}
        />
        <section aria-labelledby="make-title" className="mt-10">
          <Label id="make-title">{say.make}</Label>
          <PaperForm
            action="/send/list/make"
            name="list-make"
            back="/saved/lists"
            kept={kept}
            labelledBy="make-title"
            className="max-w-measure"
          >
            <ListFields form="list-make" list={null} kept={kept} words={words} />
            <Button>{say.make}</Button>
          </PaperForm>
        </section>
      </div>
    </PageFrame>
  )
}
