import type { ReactNode } from 'react'
import { PageFrame } from '#components/masthead/page-frame.tsx'
import type { OpenPaper } from '#lib/paper/open.ts'

/** A page of the desk: the way back to it, a heading, and the work. */
export function DeskPage({ open, title, children }: { open: OpenPaper; title: string; children: ReactNode }) {
  return (
    <PageFrame open={open} current="" size="inner">
      <div className="mx-auto max-w-[46rem] pt-9 pb-14">
        <p className="mb-3 font-sans text-ui">
          <a className="link-quiet" href="/desk">
            {open.words.moderation.toDesk}
          </a>
        </p>
        <h1 className="mb-4 text-head-l [overflow-wrap:anywhere]">{title}</h1>
        {children}
      </div>
    </PageFrame>
  )
}

/** A part of such a page. */
export function DeskPart({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="mt-8 border-rule-strong border-t pt-4">
      <h2 id={id} className="mb-3 font-bold font-sans text-ui">
        {title}
      </h2>
      {children}
    </section>
  )
}
