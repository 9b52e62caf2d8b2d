import { clockTime, longDate } from '#lib/editions/times.ts'
import type { PageView } from '#lib/paper/page-view.ts'
import type { VersionPage } from '#lib/versions/queries.ts'

/** Which of its texts a page shows, and the way to the others. */
export function VersionNote({ page, view }: { page: VersionPage; view: PageView }) {
  const { words, timeZone, language } = view
  const { version, of, article, whole } = page
  const say = words.versions.versions
  const at = (iso: string) =>
    words.articles.dateAndTime(longDate(iso, timeZone, language), clockTime(iso, timeZone, language))
  const story = `/article/${article.slug}-${article.id}`
  return (
    <aside className="bg-wash px-[1.1rem] py-3.5 font-medium font-sans text-[0.9rem] text-ink-2">
      <p>
        {version.until === null
          ? say.is(version.number, of, at(version.from))
          : say.was(version.number, of, at(version.from), at(version.until))}
      </p>
      {!whole && <p className="mt-1">{say.notWhole}</p>}
      <p className="mt-2 flex flex-wrap gap-x-5 gap-y-1">
        <a className="underline underline-offset-[0.16em]" href={story}>
          {words.versions.changes.toStory}
        </a>
        <a className="underline underline-offset-[0.16em]" href={`${story}/changes`}>
          {words.versions.changes.title}
        </a>
      </p>
    </aside>
  )
}
