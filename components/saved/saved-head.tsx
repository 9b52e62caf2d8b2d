import { PageTitle } from '#components/ui/page-title.tsx'
import { Parts } from '#components/ui/parts.tsx'
import type { PageView } from '#lib/paper/page-view.ts'
import { SAVED_ORDERS, type SavedSums, SHELVES } from '#lib/saved/model.ts'
import { Choice, Chosen } from './choice.tsx'
import { type SavedSearchWish, type SavedWish, savedAddress } from './saved-address.ts'
import { SavedSearchForm } from './saved-search-form.tsx'

type Props = {
  sums: SavedSums
  wish: SavedWish
  /** What is looked for on all shelves; null where one of them is shown. */
  looksFor: SavedSearchWish | null
  invitations: number
  view: PageView
}

/** How much there is, which shelf is shown, and in which order. */
export function SavedHead({ sums, wish, looksFor, invitations, view: { words, language } }: Props) {
  const { saved, shelves, ownLists } = words
  const begun = sums['in-progress']
  const counts = new Intl.NumberFormat(language)
  return (
    <header className="pt-9">
      <div className="flex flex-wrap items-baseline justify-between gap-x-8 gap-y-1">
        <PageTitle>{saved.title}</PageTitle>
        <p>
          <a className="link-quiet" href="/saved/lists">
            {ownLists.title}
            {invitations > 0 && ' '}
            {invitations > 0 && <b className="ps-1 font-semibold text-accent">{ownLists.invited(invitations)}</b>}
          </a>
        </p>
      </div>
      <Parts className="mt-2 font-medium font-sans text-ink-2 text-ui tabular-nums">
        <span>{saved.sums(sums.unread.count, sums.unread.minutes)}</span>
        {begun.count > 0 && <span>{shelves.begun(begun.count, saved.duration(begun.minutes))}</span>}
      </Parts>
      <SavedSearchForm wish={looksFor} words={words} />
      <div className="mt-5 flex flex-wrap items-baseline justify-between gap-x-8 border-rule-strong border-b font-sans text-ui">
        <Choice label={shelves.label}>
          {SHELVES.map((shelf) => (
            <Chosen
              key={shelf}
              href={savedAddress({ ...wish, shelf, source: null, tag: null })}
              current={looksFor === null && shelf === wish.shelf}
            >
              {shelves.names[shelf]}
              <span className="ps-1.5 font-normal text-ink-3 tabular-nums">{counts.format(sums[shelf].count)}</span>
            </Chosen>
          ))}
        </Choice>
        {looksFor === null && (
          <Choice label={saved.orderLabel}>
            {SAVED_ORDERS.map((order) => (
              <Chosen key={order} href={savedAddress({ ...wish, order })} current={order === wish.order}>
                {shelves.orders[order]}
              </Chosen>
            ))}
          </Choice>
        )}
      </div>
    </header>
  )
}
