import type { ReactNode } from 'react'
import { PageFrame } from '#components/masthead/page-frame.tsx'
import { FormSentence, newsOf } from '#components/ui/form-sentence.tsx'
import type { OpenPaper } from '#lib/paper/open.ts'

type Props = {
  open: OpenPaper
  title: string
  intro?: string
  /** Whether what came of the step before is said: not where a letter's link leads, which is later and elsewhere. */
  news?: boolean
  children?: ReactNode
}

/** A page with little on it: a heading, what came of the step before, and a form. */
export function NarrowPage({ open, title, intro, news: told = true, children }: Props) {
  const news = newsOf(open.kept)
  return (
    <PageFrame open={open} current="" size="inner" showsNews>
      <div className="mx-auto max-w-[26rem] pt-10 pb-16">
        <h1 className="mb-3 text-balance text-head-l tracking-head">{title}</h1>
        {intro && <p className="mb-6 text-pretty text-dek text-ink-2">{intro}</p>}
        {told && news && <FormSentence {...news} />}
        {children}
      </div>
    </PageFrame>
  )
}
