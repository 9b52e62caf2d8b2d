import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { ListHead } from '#components/articles/list-head.tsx'
import { PageFrame } from '#components/masthead/page-frame.tsx'
import { MarkedTexts } from '#components/saved/marked-texts.tsx'
import { readCursor } from '#lib/articles/cursor.ts'
import { listMarkedTexts } from '#lib/saved/mark-queries.ts'
import { parameter, personal, type Query } from '../../account/personal.ts'
import { openPaper } from '../../paper.ts'
import '../../marks.css'

export async function generateMetadata(): Promise<Metadata> {
  const { words } = await openPaper()
  return personal(words.marks.title)
}

/** All that a reader has marked, and their notes on it. */
export default async function Page(query: Query) {
  const open = await openPaper()
  const { db, clock, reader, view, words, kept } = open
  const asked = await parameter(query, 'after')
  const after = asked ? (readCursor(asked) ?? notFound()) : null
  const here = asked ? `/saved/highlights?${new URLSearchParams({ after: asked })}` : '/saved/highlights'
  if (!reader) redirect(`/sign-in?${new URLSearchParams({ back: here })}`)
  const { texts, next } = await listMarkedTexts(db, reader.id, after, clock)
  return (
    <PageFrame open={open} current="" size="inner">
      <div className="mx-auto max-w-[52rem] pb-12">
        <ListHead title={words.marks.title}>
          <p className="flex flex-wrap gap-x-6 font-sans text-ui">
            <a className="link-quiet" href="/saved">
              {words.saved.title}
            </a>
            {texts.length > 0 && (
              <a className="link-quiet" href="/saved/highlights.md">
                {words.marks.download}
              </a>
            )}
          </p>
        </ListHead>
        {texts.length === 0 && (
          <p className="max-w-measure py-10 text-pretty text-ink-2 text-lead-dek">{words.marks.nothing}</p>
        )}
        <MarkedTexts texts={texts} back={here} kept={kept} view={view} />
        {next && (
          <p className="pt-6">
            <a className="button-plain" href={`/saved/highlights?after=${next}`} rel="next">
              {words.marks.more}
            </a>
          </p>
        )}
      </div>
    </PageFrame>
  )
}
