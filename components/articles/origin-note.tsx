import type { ArticlePage } from '#lib/articles/model.ts'
import { longDate, offsetInstant } from '#lib/editions/times.ts'
import type { PageView } from '#lib/paper/page-view.ts'
import { articleAddress } from './address.ts'
import { bylineOf, OriginLink } from './article-header.tsx'

/** Where the text came from, and, opened, what was done with it on the way. */
export function OriginNote({ article, view }: { article: ArticlePage; view: PageView }) {
  const { words, timeZone, language } = view
  const byline = bylineOf(article)
  return (
    <footer className="my-7 bg-wash px-[1.1rem] py-3.5 font-medium font-sans text-[0.9rem] text-ink-2 leading-normal">
      <p>
        {words.articles.originallyAt} <OriginLink article={article} /> {words.articles.onDate}{' '}
        <time dateTime={offsetInstant(article.publishedAt, timeZone)}>
          {longDate(article.publishedAt, timeZone, language)}
        </time>
        {byline && ` ${words.articles.byInside(byline)}`}
        {article.changedAt && ` · ${words.articles.changed(longDate(article.changedAt, timeZone, language))}`}
      </p>
      {article.alsoAt.length > 0 && (
        <p className="mt-1">
          {words.articles.alsoAt}{' '}
          {article.alsoAt.map((telling, index) => (
            <span key={telling.id}>
              {index > 0 && ', '}
              <a
                className="underline underline-offset-[0.16em]"
                href={articleAddress(telling)}
                title={telling.headline}
              >
                {telling.source.title}
              </a>
            </span>
          ))}
        </p>
      )}
      {article.alsoAt.length > 0 && article.storyId !== null && (
        <p className="mt-1">
          <a className="underline underline-offset-[0.16em]" href={`/story/${article.storyId}`}>
            {words.articles.wholeStory(article.alsoAt.length + 1)}
          </a>
        </p>
      )}
      {article.whole && (
        <details className="mt-1.5">
          <summary className="w-fit cursor-pointer py-0.5 font-[650] underline underline-offset-[0.16em]">
            {words.articles.whatWeDid}
          </summary>
          <p className="mt-1">{handlingText(article, view)}</p>
        </details>
      )}
      <LicenceLine licence={article.licence} view={view} />
      {article.sample && <p className="mt-1">{words.articles.sampleStory}</p>}
    </footer>
  )
}

/** Under which licence a text may be shown. */
export function LicenceLine({ licence, view: { words } }: Pick<ArticlePage, 'licence'> & { view: PageView }) {
  if (!licence) return null
  return (
    <p className="mt-1">
      {words.articles.licence}{' '}
      <a className="underline underline-offset-[0.16em]" href={licence} rel="license noopener">
        {licence.replace(/^https?:\/\//, '')}
      </a>
    </p>
  )
}

/** "Full text from the page · 3 Read lines restored · 1 newsletter line left out" (rules §5). */
function handlingText({ handling, versions, readLineSet }: ArticlePage, { words }: PageView): string {
  const say = words.articles.handling
  const done = [
    handling.readLinks > 0 && say.readLinks(handling.readLinks),
    handling.promosLeftOut > 0 && say.promos(handling.promosLeftOut),
    handling.boxesLeftOut > 0 && say.boxes(handling.boxesLeftOut),
    handling.besideLeftOut !== undefined && say.beside(handling.besideLeftOut),
    handling.trackersLeftOut > 0 && say.trackers(handling.trackersLeftOut),
  ].filter((part) => part !== false)
  const parts = [handling.from === 'page' ? say.fromPage : say.fromFeed, ...(done.length ? done : [say.untouched])]
  if (readLineSet) parts.push(say.readLineSet)
  if (versions > 1) parts.push(say.versions(versions))
  const text = parts.join(' · ')
  return text.charAt(0).toLocaleUpperCase() + text.slice(1)
}
