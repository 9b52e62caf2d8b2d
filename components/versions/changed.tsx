import { articleAddress } from '#components/articles/address.ts'
import type { ArticlePage } from '#lib/articles/model.ts'
import { clockTime, dayOf, longDate, offsetInstant } from '#lib/editions/times.ts'
import type { PageView } from '#lib/paper/page-view.ts'

/** "Changed at 14:10: what changed", of another day with its date; nothing where nothing was. */
export function Changed({ article, view }: { article: ArticlePage; view: PageView }) {
  const { changedAt, versions } = article
  if (!changedAt || versions < 2) return null
  const { timeZone, language, now, words } = view
  const today = dayOf(new Date(changedAt), timeZone) === dayOf(now, timeZone)
  const when = today
    ? words.versions.changedAt(clockTime(changedAt, timeZone, language))
    : words.versions.changedOn(longDate(changedAt, timeZone, language))
  return (
    <span>
      <time dateTime={offsetInstant(changedAt, timeZone)}>{when}</time>{' '}
      <a className="underline underline-offset-[0.16em]" href={`${articleAddress(article)}/changes`}>
        {words.versions.whatChanged}
      </a>
    </span>
  )
}
