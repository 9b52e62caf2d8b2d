import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { ImportList } from '#components/imports/import-list.tsx'
import { PageFrame } from '#components/masthead/page-frame.tsx'
import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { PageTitle } from '#components/ui/page-title.tsx'
import { PaperForm } from '#components/ui/paper-form.tsx'
import { listFailed, listImports } from '#lib/imports/queries.ts'
import { personal } from '../../account/personal.ts'
import { openPaper } from '../../paper.ts'

const HERE = '/saved/import'
const NAME = 'import'

export async function generateMetadata(): Promise<Metadata> {
  const { words } = await openPaper()
  return personal(words.imports.title)
}

/** Brings what another program kept, and tells how far that is. */
export default async function Page() {
  const open = await openPaper()
  const { db, reader, words, kept, view, clock } = open
  if (!reader) redirect(`/sign-in?${new URLSearchParams({ back: HERE })}`)
  const say = words.imports
  const imports = await listImports(db, reader.id)
  const withFailures = imports.filter(({ lines }) => lines.failed > 0)
  const failed = new Map(
    await Promise.all(withFailures.map(async ({ id }) => [id, await listFailed(db, reader.id, id)] as const)),
  )
  return (
    <PageFrame open={open} current="" size="inner">
      <div className="mx-auto max-w-[44rem] pt-9 pb-12">
        <PageTitle>{say.title}</PageTitle>
        <p className="mt-3 mb-6 text-pretty text-ink-2 text-lead-dek">{say.intro}</p>
        <PaperForm
          action="/send/saved/import"
          name={NAME}
          back={HERE}
          kept={kept}
          label={say.title}
          encType="multipart/form-data"
        >
          <Field form={NAME} name="file" label={say.fileLabel} hint={say.hint} kept={kept} type="file" />
          <Button>{say.send}</Button>
        </PaperForm>
        {imports.length > 0 && <ImportList imports={imports} failed={failed} view={{ ...view, now: clock }} />}
        <p className="mt-8 font-sans text-ui">
          <a className="link-quiet" href="/saved">
            {words.keeping.toSaved}
          </a>
        </p>
      </div>
    </PageFrame>
  )
}
