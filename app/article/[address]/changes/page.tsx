import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { ListHead } from '#components/articles/list-head.tsx'
import { PageFrame } from '#components/masthead/page-frame.tsx'
import { StepChanges } from '#components/versions/step-changes.tsx'
import { VersionList } from '#components/versions/version-list.tsx'
import { readChanges } from '#lib/versions/queries.ts'
import { openPaper } from '../../../paper.ts'
import { articleIdOf, insistOn } from '../article-of.ts'
import '../../../versions.css'

type Props = { params: Promise<{ address: string }> }

const logOf = cache(async (address: string) => {
  const { db, reader } = await openPaper()
  return (await readChanges(db, articleIdOf(address), reader !== null)) ?? notFound()
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { words } = await openPaper()
  const { article } = await logOf((await params).address)
  return {
    title: `${words.versions.changes.title} · ${article.headline}`,
    alternates: { canonical: `/article/${article.slug}-${article.id}` },
    robots: { index: false },
  }
}

/** What the source has changed in a story, word for word. */
export default async function Page({ params }: Props) {
  const { address } = await params
  const log = await logOf(address)
  insistOn(address, log.article, '/changes')
  const open = await openPaper()
  const { words, clock } = open
  const view = { ...open.view, now: clock }
  const say = words.versions.changes
  const story = `/article/${log.article.slug}-${log.article.id}`
  return (
    <PageFrame open={open} current="" size="inner">
      <div className="mx-auto max-w-[44rem]">
        <ListHead title={say.title}>
          <p className="text-head-s text-ink">
            <a href={story}>{log.article.headline}</a>
          </p>
          <p className="mt-2">{log.steps.length ? say.of : say.nothing}</p>
          {!log.whole && log.steps.length > 0 && <p className="mt-2">{say.excerptOnly}</p>}
          <p className="mt-3 font-sans text-ui">
            <a className="underline underline-offset-[0.16em]" href={story}>
              {say.toStory}
            </a>
          </p>
        </ListHead>
        {log.steps.map((step) => (
          <StepChanges key={step.number} step={step} log={log} view={view} />
        ))}
        <VersionList address={story} versions={log.versions} view={view} />
      </div>
    </PageFrame>
  )
}
