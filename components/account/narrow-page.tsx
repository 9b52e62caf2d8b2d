import type { ReactNode } from 'react'
import { PageFrame } from '#components/masthead/page-frame.tsx'
import { FormSentence } from '#components/ui/form-sentence.tsx'
import type { OpenPaper } from '#lib/paper/open.ts'

type Props = {
  open: OpenPaper
  title: string
  intro?: string
  /** The forms of this page: what is said of them stands at them. */
  forms?: readonly string[]
  children?: ReactNode
}

/** A page with little on it: a heading, what came of the step before, and a form. */
export function NarrowPage({ open, title, intro, forms = [], children }: Props) {
  const { kept, words } = open
  const elsewhere = kept && !forms.includes(kept.form) ? kept : null
  const news = elsewhere?.sentence ?? (kept?.waiting ? words.accounts.signIn.waiting : null)
  return (
    <PageFrame open={open} current="" size="inner">
      <div className="mx-auto max-w-[26rem] pt-10 pb-16">
        <h1 className="mb-3 text-balance text-head-l tracking-head">{title}</h1>
        {intro && <p className="mb-6 text-pretty text-dek text-ink-2">{intro}</p>}
        {news && <FormSentence sentence={news} good={elsewhere?.form !== '' || elsewhere.good} />}
        {children}
      </div>
    </PageFrame>
  )
}
