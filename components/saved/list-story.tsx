import { tongue } from '#components/articles/address.ts'
import { Parts } from '#components/ui/parts.tsx'
import type { Kept } from '#lib/forms/model.ts'
import type { PageView } from '#lib/paper/page-view.ts'
import type { ListItem, ReadingList } from '#lib/saved/model.ts'
import { ListTools } from './list-tools.tsx'
import { SaveButton } from './save-button.tsx'

type Props = {
  item: ListItem
  place: { first: boolean; last: boolean }
  /** The list, for those who may change it. */
  list: Pick<ReadingList, 'id' | 'page'> | null
  kept: Kept | null
  view: PageView
}

/** A story on a list, with the list's note on it. */
export function ListStory({ item, place, list, kept, view }: Props) {
  const { saved: say, ownLists } = view.words
  return (
    <article>
      <h2 className="text-head-m [overflow-wrap:anywhere] md:text-[1.5rem]" {...tongue(item.language, view.language)}>
        {item.href === null ? (
          item.headline
        ) : (
          <a href={item.href} {...(item.elsewhere ? { rel: 'noopener nofollow ugc' } : {})}>
            {item.headline}
          </a>
        )}
      </h2>
      {item.note && (
        <p dir="auto" className="mt-2 whitespace-pre-line text-pretty text-dek text-ink-2 [overflow-wrap:anywhere]">
          {item.note}
        </p>
      )}
      <div className="meta-line mt-2.5">
        <Parts className="font-medium font-sans text-ink-3 text-meta">
          <span className="font-semibold text-ink-2">{item.source}</span>
          <span>{view.words.articles.minutes(item.minutes)}</span>
          {item.href === null && <span>{say.gone}</span>}
          {item.elsewhere && <span>{say.elsewhere}</span>}
          {item.addedBy !== null && <span>{ownLists.item.addedBy(item.addedBy)}</span>}
        </Parts>
        {item.articleId !== null && <SaveButton article={{ ...item, id: item.articleId }} view={view} />}
      </div>
      {list !== null && <ListTools item={item} place={place} list={list} kept={kept} words={view.words} />}
    </article>
  )
}
