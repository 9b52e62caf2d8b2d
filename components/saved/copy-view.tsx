import { tongue } from '#components/articles/address.ts'
import { ArticleBody } from '#components/articles/article-body.tsx'
import { ArticleHeader, OriginLink } from '#components/articles/article-header.tsx'
import { LeadFigure } from '#components/articles/lead-figure.tsx'
import { Listen } from '#components/articles/listen.client.tsx'
import { LicenceLine } from '#components/articles/origin-note.tsx'
import { longDate } from '#lib/editions/times.ts'
import type { PageView } from '#lib/paper/page-view.ts'
import type { CopyPage } from '#lib/saved/read-copy.ts'
import { type Around, OwnAfter, OwnBefore } from './own-around.tsx'

type Props = {
  page: CopyPage
  /** What its reader has marked in it, and where they have stopped. */
  around: Around
  /** In which it is read aloud. */
  language: string
  view: PageView
}

/** A text as its reader saved it, in the look of an article, with a note of what became of it since. */
export function CopyView({ page, around, language: spoken, view }: Props) {
  const { article, dated, href } = page
  const { words, timeZone, language } = view
  const say = words.keeping
  return (
    <article className="pb-10">
      <aside className="mx-auto mt-6 max-w-(--story-width) bg-wash px-[1.1rem] py-3.5 font-medium font-sans text-[0.9rem] text-ink-2">
        <p>{say.copyNote[page.is](longDate(page.savedAt, timeZone, language))}</p>
        <p className="mt-2 flex flex-wrap gap-x-5 gap-y-1">
          {page.minutesLeft !== null && <span>{words.shelves.left(page.minutesLeft)}</span>}
          {href && (
            <a className="underline underline-offset-[0.16em]" href={href}>
              {say.toPresent}
            </a>
          )}
          <a className="underline underline-offset-[0.16em]" href="/saved">
            {say.toSaved}
          </a>
        </p>
      </aside>
      <div className="pt-7 pb-6">
        <ArticleHeader article={article} authors={[]} view={view} dated={dated} />
        <LeadFigure article={article} />
      </div>
      <div id="story" className="mx-auto min-w-0 max-w-(--story-width)" {...tongue(article.language, language)}>
        <div lang={language} dir="ltr">
          {/* Its place is kept: the text does not move when a voice is found. */}
          <div className="mb-3 min-h-9 print:hidden">
            <Listen language={spoken} words={words.listening} />
          </div>
          <OwnBefore {...around} />
        </div>
        <ArticleBody blocks={article.body} view={view} />
        <div lang={language} dir="ltr">
          {article.cut && article.link && (
            <p className="mt-6 font-[650] font-sans text-ui">
              <a className="underline decoration-accent underline-offset-4" href={article.link} rel="noopener">
                {words.articles.readWhole(article.source.title)}
              </a>
            </p>
          )}
          <OwnAfter {...around} />
          <footer className="my-7 bg-wash px-[1.1rem] py-3.5 font-medium font-sans text-[0.9rem] text-ink-2">
            <p>
              {words.articles.originallyAt} <OriginLink article={article} />
              {dated && ` ${words.articles.onDate} ${longDate(article.publishedAt, timeZone, language)}`}
            </p>
            <LicenceLine licence={article.licence} view={view} />
          </footer>
        </div>
      </div>
    </article>
  )
}
