import type { ReactNode } from 'react'
import { PageFrame } from '#components/masthead/page-frame.tsx'
import { FormSentence } from '#components/ui/form-sentence.tsx'
import type { OpenPaper } from '#lib/paper/open.ts'

type Props = {
  open: OpenPaper
  title: string
  intro?: string
  children?: ReactNode
}

/** A page with little on it: a heading, what came of the step before, and a form. */
export function NarrowPage({ open, title, intro, children }: Props) {
  const { kept } = open
  const news = kept?.form === '' ? kept : null
  return (
    <PageFrame open={open} current="" size="inner">
      <div className="mx-auto max-w-[26rem] pt-10 pb-16">
        <h1 className="mb-3 text-balance text-head-l tracking-head">{title}</h1>
        {intro && <p className="mb-6 text-pretty text-dek text-ink-2">{intro}</p>}
        {news?.sentence && <FormSentence sentence={news.sentence} good={news.good} />}
        {children}
      </div>
    </PageFrame>
  )
}
