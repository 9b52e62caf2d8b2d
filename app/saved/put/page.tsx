import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { NarrowPage } from '#components/account/narrow-page.tsx'
import { ListChoice } from '#components/saved/list-choice.tsx'
import { Button } from '#components/ui/button.tsx'
import { PaperForm } from '#components/ui/paper-form.tsx'
import { mayEdit } from '#lib/saved/list-access.ts'
import { listLists, ownSave } from '#lib/saved/list-queries.ts'
import { parameter, personal, type Query } from '../../account/personal.ts'
import { openPaper } from '../../paper.ts'

export async function generateMetadata(): Promise<Metadata> {
  const { words } = await openPaper()
  return personal(words.ownLists.put.title)
}

/** Chooses the list that one saved story goes on. */
export default async function Page(query: Query) {
  const [open, save, back] = [await openPaper(), await parameter(query, 'save'), await parameter(query, 'back')]
  const { db, kept, reader, words } = open
  const from = /^\/saved(\?|$)/.test(back) ? back : '/saved'
  if (!reader) redirect(`/sign-in?${new URLSearchParams({ back: from })}`)
  const found = /^[1-9]\d{0,8}$/.test(save) ? await ownSave(db, reader.id, Number(save)) : null
  if (!found) notFound()
  const lists = (await listLists(db, reader.id)).filter(({ access }) => mayEdit(access))
  const say = words.ownLists.put
  return (
    <NarrowPage open={open} title={say.title} intro={found.headline}>
      <PaperForm
        action="/send/list/put"
        name="put"
        back={`/saved/put?${new URLSearchParams({ save, back: from })}`}
        kept={kept}
        label={say.title}
      >
        <input type="hidden" name="save" value={found.id} />
        <ListChoice form="put" lists={lists} words={words} kept={kept} />
        <Button>{words.shelves.bulk.put}</Button>
      </PaperForm>
      <p className="mt-6">
        <a className="link-quiet" href={from}>
          {say.back}
        </a>
      </p>
    </NarrowPage>
  )
}
