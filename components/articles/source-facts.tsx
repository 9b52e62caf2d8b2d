import type { PageView } from '#lib/paper/page-view.ts'
import { shownAddress } from '#lib/sample/model.ts'
import type { SourceView } from '#lib/sources/queries.ts'

/** How many stories, whose words, where from, and how the source does, in plain words. */
export function SourceFacts({ source, view }: { source: SourceView; view: PageView }) {
  const say = view.words.pages.source
  const shown = (address: string) => (source.sample ? shownAddress(address) : address)
  const link = 'underline underline-offset-[0.16em]'
  return (
    <div className="flex flex-col gap-1 font-medium font-sans text-ui">
      <p className="text-ink">
        {say.stories(source.articles)}
        {source.section && (
          <>
            {' · '}
            <a className={link} href={`/section/${source.section.slug}`}>
              {source.section.name}
            </a>
          </>
        )}
      </p>
      <p>{source.sample ? say.invented : source.health.sentences.join(' ')}</p>
      <p>
        {say.rights[source.reuse]}
        {source.licence && (
          <>
            {' · '}
            <a className={link} href={source.licence} rel="license noopener">
              {say.licence}
            </a>
          </>
        )}
      </p>
      <p className="flex gap-4">
        {source.siteUrl && (
          <a className={`${link} py-1`} href={shown(source.siteUrl)} rel="noopener">
            {say.site}
          </a>
        )}
        <a className={`${link} py-1`} href={shown(source.feedUrl)} rel="noopener">
          {say.feed}
        </a>
      </p>
    </div>
  )
}
