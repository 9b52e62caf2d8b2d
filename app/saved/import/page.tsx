import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { ImportList } from '#components/imports/import-list.tsx'
import { ImportState } from '#components/imports/import-state.tsx'
import { ToldLines } from '#components/imports/told-lines.tsx'
import { PageFrame } from '#components/masthead/page-frame.tsx'
import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { PageTitle } from '#components/ui/page-title.tsx'
import { PaperForm } from '#components/ui/paper-form.tsx'
import { FEW_TOLD, listImports, listTold, readImportView, TOLD_A_PAGE } from '#lib/imports/queries.ts'
import type { OpenPaper } from '#lib/paper/open.ts'
import { parameter, personal, type Query } from '../../account/personal.ts'
import { openPaper } from '../../paper.ts'

const HERE = '/saved/import'
const NAME = 'import'

export async function generateMetadata(): Promise<Metadata> {
  const { words } = await openPaper()
  return personal(words.imports.title)
}

const numberOf = (text: string) => (/^[1-9]\d{0,9}$/.test(text) && Number(text) < 2 ** 31 ? Number(text) : null)

/** Brings what another program kept, and tells how far that is; with `of`, line by line, what of one file was not taken in. */
export default async function Page(query: Query) {
  const open = await openPaper()
  const of = await parameter(query, 'of')
  const after = await parameter(query, 'after')
  if (!open.reader) redirect(`/sign-in?${new URLSearchParams({ back: of ? `${HERE}?of=${of}` : HERE })}`)
  return of ? (
    <Lines open={open} readerId={open.reader.id} of={numberOf(of)} after={numberOf(after) ?? 0} />
  ) : (
    <All open={open} readerId={open.reader.id} />
  )
}

async function All({ open, readerId }: { open: OpenPaper; readerId: number }) {
  const { db, words, kept, view, clock } = open
  const say = words.imports
  const imports = await listImports(db, readerId)
  const telling = imports.filter(({ lines, leftOut }) => lines.failed + leftOut > 0)
  const few = { after: 0, most: FEW_TOLD }
  const told = new Map(
    await Promise.all(telling.map(async ({ id }) => [id, (await listTold(db, readerId, id, few)).lines] as const)),
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
        {imports.length > 0 && <ImportList imports={imports} told={told} view={{ ...view, now: clock }} />}
        <p className="mt-8 font-sans text-ui">
          <a className="link-quiet" href="/saved">
            {words.keeping.toSaved}
          </a>
        </p>
      </div>
    </PageFrame>
  )
}

type LinesProps = { open: OpenPaper; readerId: number; of: number | null; after: number }

async function Lines({ open, readerId, of, after }: LinesProps) {
  const { db, words, view, clock } = open
  const say = words.imports
  const item = of === null ? null : await readImportView(db, readerId, of)
  if (!item) notFound()
  const { lines, next } = await listTold(db, readerId, item.id, { after, most: TOLD_A_PAGE })
  return (
    <PageFrame open={open} current="" size="inner">
      <div className="mx-auto max-w-[44rem] pt-9 pb-12">
        <h1 className="text-[clamp(1.7rem,1.3rem+1.6vw,2.3rem)] leading-[1.1] tracking-lead [overflow-wrap:anywhere]">
          {item.name}
        </h1>
        <ImportState item={item} view={{ ...view, now: clock }} />
        <h2 className="mt-8 border-rule-strong border-t pt-4 text-head-m">
          {lines.length ? say.told(item.lines.failed, item.leftOut) : say.nothingTold}
        </h2>
        <ToldLines lines={lines} format={item.format} words={words} />
        {next !== null && (
          <p className="pt-5">
            <a className="button-plain" href={`${HERE}?of=${item.id}&after=${next}`} rel="next">
              {say.moreLines}
            </a>
          </p>
        )}
        <p className="mt-8 font-sans text-ui">
          <a className="link-quiet" href={HERE}>
            {say.toImports}
          </a>
        </p>
      </div>
    </PageFrame>
  )
}
