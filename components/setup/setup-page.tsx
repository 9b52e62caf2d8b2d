import type { ReactNode } from 'react'
import { PageFrame } from '#components/masthead/page-frame.tsx'
import { FormSentence, newsOf } from '#components/ui/form-sentence.tsx'
import type { OpenPaper } from '#lib/paper/open.ts'

const STEPS = 5

type Props = {
  open: OpenPaper
  /** From 1 to 5. */
  step: number
  title: string
  intro: string
  /** Where the way goes on for those who leave this step as it is. */
  skip?: string
  children?: ReactNode
}

/** One of the five steps of the first run. */
export function SetupPage({ open, step, title, intro, skip, children }: Props) {
  const news = newsOf(open.kept)
  const { setup } = open.words
  return (
    <PageFrame open={open} current="" size="inner" showsNews>
      <div className="mx-auto max-w-[32rem] pt-10 pb-16">
        <p className="mb-2 font-sans text-ink-3 text-meta">{setup.step(step, STEPS)}</p>
        <h1 className="mb-3 text-balance text-head-l tracking-head">{title}</h1>
        <p className="mb-6 text-pretty text-dek text-ink-2">{intro}</p>
        {news && <FormSentence {...news} />}
        {children}
        {skip && (
          <p className="mt-8 border-rule border-t pt-5">
            <a className="link-quiet" href={skip}>
              {setup.skip}
            </a>
          </p>
        )}
      </div>
    </PageFrame>
  )
}
