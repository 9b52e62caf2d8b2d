import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { PageFrame } from '#components/masthead/page-frame.tsx'
import { AddressField } from '#components/saved/save-address.tsx'
import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { PageTitle } from '#components/ui/page-title.tsx'
import { PaperForm } from '#components/ui/paper-form.tsx'
import { sharedAddress } from '#lib/saved/shared-address.ts'
import { parameter, personal, type Query } from '../account/personal.ts'
import { openPaper } from '../paper.ts'

const NAME = 'save-shared'

export async function generateMetadata(): Promise<Metadata> {
  const { words } = await openPaper()
  return personal(words.keeping.confirmTitle)
}

/** What came from a bookmark or was shared with the paper: it is saved once its reader says so, never by a link alone. */
export default async function Page(query: Query) {
  const open = await openPaper()
  const { reader, words, kept } = open
  const [url, title, text] = await Promise.all(['url', 'title', 'text'].map((name) => parameter(query, name)))
  const shared = sharedAddress({ url: url ?? '', title: title ?? '', text: text ?? '' })
  const here = `/save?${new URLSearchParams({ url: shared.url, title: shared.title })}`
  if (!reader) redirect(`/sign-in?${new URLSearchParams({ back: here })}`)
  const say = words.keeping
  return (
    <PageFrame open={open} current="" size="inner">
      <div className="mx-auto max-w-measure pt-9 pb-12">
        <PageTitle>{say.confirmTitle}</PageTitle>
        <p className="mt-3 mb-6 text-ink-2 text-lead-dek">{say.confirm}</p>
        <PaperForm action="/send/saved/address" name={NAME} back={here} kept={kept} label={say.addLabel}>
          <AddressField form={NAME} kept={kept} words={words} address={shared.url} />
          <Field
            form={NAME}
            name="title"
            label={say.titleLabel}
            kept={kept}
            defaultValue={shared.title}
            maxLength={300}
          />
          <Button>{words.saved.save}</Button>
        </PaperForm>
        <p className="mt-6 font-sans text-ui">
          <a className="link-quiet" href="/saved">
            {say.toSaved}
          </a>
        </p>
      </div>
    </PageFrame>
  )
}
