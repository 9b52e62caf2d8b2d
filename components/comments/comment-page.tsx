import type { ReactNode } from 'react'
import { PageFrame } from '#components/masthead/page-frame.tsx'
import type { OpenPaper } from '#lib/paper/open.ts'

type Props = {
  open: OpenPaper
  title: string
  /** The comment in its thread. */
  back: string
  /** What is said before the form. */
  text?: string
  /** The comment that it is about. */
  quoted: { name: string; body: string } | null
  children: ReactNode
}

const LONGEST_QUOTE = 600

/** A page with one form about one comment: where links of a thread lead without scripts. */
export function CommentPage({ open, title, back, text, quoted, children }: Props) {
  const { words } = open
  return (
    <PageFrame open={open} current="" size="inner">
      <div className="mx-auto max-w-measure pt-9 pb-14">
        <p className="mb-3 font-sans text-ui">
          <a className="underline underline-offset-[0.16em]" href={back}>
            {words.comments.pages.back}
          </a>
        </p>
        <h1 className="mb-4 text-[1.9rem] leading-tight [overflow-wrap:anywhere]">{title}</h1>
        {text && <p className="mb-4 text-ink-2">{text}</p>}
        {quoted && (
          <figure className="my-5 border-rule border-s-2 ps-4">
            <figcaption className="font-sans text-ink-3 text-ui">
              <bdi>{words.comments.pages.quoted(quoted.name)}</bdi>
            </figcaption>
            <blockquote dir="auto" className="mt-1 whitespace-pre-line [overflow-wrap:anywhere]">
              {quoted.body.length > LONGEST_QUOTE ? `${quoted.body.slice(0, LONGEST_QUOTE)}…` : quoted.body}
            </blockquote>
          </figure>
        )}
        {children}
      </div>
    </PageFrame>
  )
}
