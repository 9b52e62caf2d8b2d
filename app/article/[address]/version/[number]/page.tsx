import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { tongue } from '#components/articles/address.ts'
import { ArticleBody } from '#components/articles/article-body.tsx'
import { PageFrame } from '#components/masthead/page-frame.tsx'
import { VersionNote } from '#components/versions/version-note.tsx'
import { readVersion } from '#lib/versions/queries.ts'
import { openPaper } from '../../../../paper.ts'
import { articleIdOf, insistOn } from '../../article-of.ts'
import '../../../../article-body.css'

type Props = { params: Promise<{ address: string; number: string }> }

const versionOf = cache(async (address: string, number: string) => {
  if (!/^[1-9]\d{0,5}$/.test(number)) notFound()
  const { db, reader } = await openPaper()
  return (await readVersion(db, articleIdOf(address), Number(number), reader !== null)) ?? notFound()
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { words } = await openPaper()
  const { address, number } = await params
  const { version, article } = await versionOf(address, number)
  return {
    title: `${words.versions.versions.number(version.number)} · ${version.headline}`,
    alternates: { canonical: `/article/${article.slug}-${article.id}` },
    robots: { index: false },
  }
}

/** A story as it read once, or reads now. */
export default async function Page({ params }: Props) {
  const { address, number } = await params
  const page = await versionOf(address, number)
  insistOn(address, page.article, `/version/${page.version.number}`)
  const open = await openPaper()
  const view = { ...open.view, now: open.clock }
  const foreign = tongue(page.article.language, view.language)
  return (
    <PageFrame open={open} current="" size="inner">
      <article className="mx-auto max-w-[38rem] pt-8 pb-10">
        <VersionNote page={page} view={view} />
        <h1 className="mt-6 text-[clamp(2rem,1.5rem+2vw,2.8rem)] leading-[1.08] [overflow-wrap:anywhere]" {...foreign}>
          {page.version.headline}
        </h1>
        {page.standfirst && (
          <p className="mt-4 text-ink-2 text-standfirst" {...foreign}>
            {page.standfirst}
          </p>
        )}
        <div className="mt-6" {...foreign}>
          <ArticleBody blocks={page.body} view={view} />
        </div>
      </article>
    </PageFrame>
  )
}
