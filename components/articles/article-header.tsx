import type { ReactNode } from 'react'
import { Parts } from '#components/ui/parts.tsx'
import type { ArticlePage } from '#lib/articles/model.ts'
import { plainByline } from '#lib/labels/byline.ts'
import type { Label } from '#lib/labels/model.ts'
import type { PageView } from '#lib/paper/page-view.ts'
import { tongue } from './address.ts'
import { Byline } from './byline.tsx'
import { FullDate } from './when.tsx'

/** Kicker, headline, standfirst, and whose words these are, from when, how long. */
export function ArticleHeader({
  article,
  authors,
  view,
  changed,
  dated = true,
}: {
  article: ArticlePage
  authors: Label[]
  view: PageView
  /** What became of it since, and the way there. */
  changed?: ReactNode
  /** When it was published is known. */
  dated?: boolean
}) {
  const { words } = view
  const foreign = tongue(article.language, view.language)
  const kicker = article.kicker ?? article.section?.name
  const byline = bylineOf(article)
  return (
    <header className="mx-auto max-w-[54rem] md:text-center">
      {kicker && (
        <p className="mb-2.5 font-[650] font-sans text-[0.76rem] text-accent leading-[1.2]">
          {article.section ? <a href={`/section/${article.section.slug}`}>{kicker}</a> : kicker}
        </p>
      )}
      <h1
        className={`mx-auto max-w-[48rem] text-balance tracking-[-0.032em] hyphens-auto ${
          article.headline.length > 110
            ? 'text-[clamp(1.7rem,1.3rem+1.6vw,2.4rem)] leading-[1.1]'
            : 'text-[clamp(2.2rem,1.5rem+2.9vw,3.5rem)] leading-[1.04]'
        }`}
        {...foreign}
      >
        {article.headline}
      </h1>
      {article.standfirst && (
        <p
          className="standfirst mx-auto mt-4 max-w-[40rem] text-pretty text-ink-2 text-standfirst md:text-balance"
          {...foreign}
        >
          {article.standfirst}
        </p>
      )}
      <Parts className="mt-5 font-medium font-sans text-ink-2 text-ui md:*:justify-center">
        {byline && (
          <b className="font-bold text-ink">
            <Byline text={words.articles.by(byline)} authors={authors} />
          </b>
        )}
        <span>
          {words.articles.originallyAt} <OriginLink article={article} />
        </span>
        {dated && <FullDate iso={article.publishedAt} view={view} />}
        <span>{words.articles.minutes(article.minutes)}</span>
        {changed}
      </Parts>
    </header>
  )
}

/** Who wrote it; null where that is the source itself, which is named anyway. */
export function bylineOf({ byline, source }: ArticlePage): string | null {
  return byline === null || byline === source.title ? null : plainByline(byline)
}

/** The source's name, leading to the very article there. */
export function OriginLink({ article }: { article: ArticlePage }) {
  if (!article.link) return <b className="font-[650]">{article.source.title}</b>
  return (
    <a className="font-[650] underline underline-offset-[0.16em]" href={article.link} rel="noopener">
      {article.source.title}
    </a>
  )
}
