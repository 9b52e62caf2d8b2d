import { tongue } from '#components/articles/address.ts'
import { ListHead } from '#components/articles/list-head.tsx'
import { Parts } from '#components/ui/parts.tsx'
import type { PageView } from '#lib/paper/page-view.ts'
import type { ListItem, ReadingList } from '#lib/saved/model.ts'
import { SaveButton } from './save-button.tsx'

/** A reading list: whose, why, and what is on it, in its order. */
export function ReadingListView({ list, view }: { list: ReadingList; view: PageView }) {
  const say = view.words.saved.list
  const known = list.sample ? say.invented : list.visibility === 'public' ? null : say[list.visibility]
  return (
    <div className="mx-auto max-w-[52rem] pb-12">
      <ListHead title={list.name}>
        <p className="font-medium font-sans text-ui [overflow-wrap:anywhere]">{say.by(list.owner)}</p>
        {list.note && <p className="mt-3 whitespace-pre-line text-pretty text-ink text-lead-dek">{list.note}</p>}
        <Parts className="mt-3 font-medium font-sans text-ink-3 text-meta tabular-nums">
          {list.items.length > 0 && <span>{say.sums(list.items.length, list.minutes)}</span>}
          {known && <span>{known}</span>}
        </Parts>
      </ListHead>
      {list.items.length === 0 ? (
        <p className="py-10 text-ink-2 text-lead-dek">{say.nothing}</p>
      ) : (
        <ol>
          {list.items.map((item, index) => (
            <li
              key={item.id}
              className="grid grid-cols-[2rem_minmax(0,1fr)] border-rule border-b py-5 last:border-0 sm:grid-cols-[2.6rem_minmax(0,1fr)]"
            >
              <span aria-hidden="true" className="font-light text-[1.7rem] text-accent leading-none tabular-nums">
                {index + 1}
              </span>
              <Item item={item} view={view} />
            </li>
          ))}
        </ol>
      )}
    </div>
  )
}

function Item({ item, view }: { item: ListItem; view: PageView }) {
  const say = view.words.saved
  return (
    <article>
      <h2 className="text-head-m md:text-[1.5rem]" {...tongue(item.language, view.language)}>
        {item.href === null ? (
          item.headline
        ) : (
          <a href={item.href} {...(item.elsewhere ? { rel: 'noopener nofollow ugc' } : {})}>
            {item.headline}
          </a>
        )}
      </h2>
      {item.note && <p className="mt-2 text-pretty text-dek text-ink-2">{item.note}</p>}
      <div className="meta-line mt-2.5">
        <Parts className="font-medium font-sans text-ink-3 text-meta">
          <span className="font-semibold text-ink-2">{item.source}</span>
          <span>{view.words.articles.minutes(item.minutes)}</span>
          {item.href === null && <span>{say.gone}</span>}
          {item.elsewhere && <span>{say.elsewhere}</span>}
        </Parts>
        {item.articleId !== null && <SaveButton article={{ ...item, id: item.articleId }} view={view} />}
      </div>
    </article>
  )
}
