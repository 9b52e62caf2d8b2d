import type { ReactNode } from 'react'
import { withBack } from '#components/account/sign-in-form.tsx'
import { Changed } from '#components/versions/changed.tsx'
import type { ArticlePage } from '#lib/articles/model.ts'
import type { ArticleLabels } from '#lib/labels/model.ts'
import type { PageView } from '#lib/paper/page-view.ts'
import { articleAddress, tongue } from './address.ts'
import { ArticleBody } from './article-body.tsx'
import { ArticleHeader } from './article-header.tsx'
import { LeadFigure } from './lead-figure.tsx'
import { OriginNote } from './origin-note.tsx'
import { TopicLinks } from './topic-links.tsx'

/** A story on its own page: header, picture, tools, text or excerpt, origin. */
export function Article({
  article,
  labels,
  view,
  tools,
  before,
  after,
}: {
  article: ArticlePage
  labels: ArticleLabels
  view: PageView
  tools?: ReactNode
  /** What one reader alone sees above the text and below it, in the paper's language. */
  before?: ReactNode
  after?: ReactNode
}) {
  const { words } = view
  return (
    <article className="contents">
      <div className="pt-7 pb-6 lg:col-span-3">
        <ArticleHeader
          article={article}
          authors={labels.authors}
          view={view}
          changed={article.changedAt && <Changed article={article} view={view} />}
        />
        <LeadFigure article={article} />
      </div>
      {tools}
      <div id="story" className="min-w-0 lg:col-start-2" {...tongue(article.language, view.language)}>
        {before && (
          <div lang={view.language} dir="ltr">
            {before}
          </div>
        )}
        {article.whole ? (
          <ArticleBody blocks={article.body} view={view} />
        ) : (
          <div className="article-body">
            <p>{article.excerpt}</p>
          </div>
        )}
        {(!article.whole || article.cut) && article.link && (
          <p className="mt-6 font-[650] font-sans text-ui">
            <a className="underline decoration-accent underline-offset-4" href={article.link} rel="noopener">
              {words.articles.readWhole(article.source.title)}
            </a>
            {!article.whole && article.reuse === 'members' && (
              <>
                {' · '}
                <a
                  className="underline decoration-accent underline-offset-4"
                  href={withBack('/sign-in', articleAddress(article))}
                >
                  {words.articles.signInToRead}
                </a>
              </>
            )}
            <span className="mt-1 block font-medium text-ink-3 text-meta">
              {article.whole ? words.articles.possiblyCut : words.articles.excerptNote}
            </span>
          </p>
        )}
        {after && (
          <div lang={view.language} dir="ltr">
            {after}
          </div>
        )}
        <TopicLinks topics={labels.topics} view={view} />
        <div lang={view.language} dir="ltr">
          <OriginNote article={article} view={view} />
        </div>
      </div>
    </article>
  )
}
