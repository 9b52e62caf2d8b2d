import { tongue } from '#components/articles/address.ts'
import { ArticleBody } from '#components/articles/article-body.tsx'
import { ArticleHeader, OriginLink } from '#components/articles/article-header.tsx'
import { Figure } from '#components/articles/figure.tsx'
import { isSamePicture } from '#lib/articles/lead-picture.ts'
import { longDate } from '#lib/editions/times.ts'
import type { PageView } from '#lib/paper/page-view.ts'
import type { CopyPage } from '#lib/saved/read-copy.ts'

/** A text as its reader saved it, in the look of an article, with a note of what became of it since. */
export function CopyView({ page, view }: { page: CopyPage; view: PageView }) {
  const { article, dated, href } = page
  const { words, timeZone, language } = view
  const say = words.keeping
  const { picture } = article
  const twice = article.body.some(
    (block) =>
      block.kind === 'picture' && block.pictures.some((one) => picture && isSamePicture(one.address, picture.address)),
  )
  return (
    <article className="pb-10">
      <aside className="mx-auto mt-6 max-w-(--story-width) bg-wash px-[1.1rem] py-3.5 font-medium font-sans text-[0.9rem] text-ink-2">
        <p>{say.copyNote[page.is](longDate(page.savedAt, timeZone, language))}</p>
        <p className="mt-2 flex flex-wrap gap-x-5 gap-y-1">
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
        {picture && !twice && (
          <Figure
            picture={picture}
            sizes="(min-width: 56rem) 54rem, 100vw"
            className="mx-auto mt-6 max-w-[54rem]"
            frame="aspect-[3/2] max-h-[45svh] lg:max-h-[clamp(15rem,100svh-35.5rem,45svh)]"
            whole
            eager
          />
        )}
      </div>
      <div id="story" className="mx-auto min-w-0 max-w-(--story-width)" {...tongue(article.language, language)}>
        <ArticleBody blocks={article.body} view={view} />
        <div lang={language} dir="ltr">
          {article.cut && article.link && (
            <p className="mt-6 font-[650] font-sans text-ui">
              <a className="underline decoration-accent underline-offset-4" href={article.link} rel="noopener">
                {words.articles.readWhole(article.source.title)}
              </a>
            </p>
          )}
          <footer className="my-7 bg-wash px-[1.1rem] py-3.5 font-medium font-sans text-[0.9rem] text-ink-2">
            <p>
              {words.articles.originallyAt} <OriginLink article={article} />
              {dated && ` ${words.articles.onDate} ${longDate(article.publishedAt, timeZone, language)}`}
            </p>
            {article.licence && (
              <p className="mt-1">
                {words.articles.licence}{' '}
                <a className="underline underline-offset-[0.16em]" href={article.licence} rel="license noopener">
                  {article.licence.replace(/^https?:\/\//, '')}
                </a>
              </p>
            )}
          </footer>
        </div>
      </div>
    </article>
  )
}
