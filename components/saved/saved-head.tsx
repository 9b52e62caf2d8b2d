import type { ReactNode } from 'react'
import { PageTitle } from '#components/ui/page-title.tsx'
import { Parts } from '#components/ui/parts.tsx'
import type { PageView } from '#lib/paper/page-view.ts'
import { SAVED_ORDERS, type SavedSums, SHELVES } from '#lib/saved/model.ts'
import { type SavedWish, savedAddress } from './saved-address.ts'

type Props = { sums: SavedSums; wish: SavedWish; invitations: number; view: PageView }

/** How much there is, which shelf is shown, and in which order. */
export function SavedHead({ sums, wish, invitations, view: { words } }: Props) {
  const { saved, shelves, ownLists } = words
  const begun = sums['in-progress']
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
      <div className="mt-5 flex flex-wrap items-baseline justify-between gap-x-8 border-rule-strong border-b font-sans text-ui">
        <Choice label={shelves.label}>
          {SHELVES.map((shelf) => (
            <Chosen
              key={shelf}
              href={savedAddress({ ...wish, shelf, source: null, tag: null })}
              current={shelf === wish.shelf}
            >
              {shelves.names[shelf]}
              <span className="ps-1.5 font-normal text-ink-3 tabular-nums">{sums[shelf].count}</span>
            </Chosen>
          ))}
        </Choice>
        <Choice label={saved.orderLabel}>
          {SAVED_ORDERS.map((order) => (
            <Chosen key={order} href={savedAddress({ ...wish, order })} current={order === wish.order}>
              {shelves.orders[order]}
            </Chosen>
          ))}
        </Choice>
      </div>
    </header>
  )
}

function Choice({ label, children }: { label: string; children: ReactNode }) {
  return (
    <nav aria-label={label}>
      <ul className="flex flex-wrap gap-x-6">{children}</ul>
    </nav>
  )
}

function Chosen({ href, current, children }: { href: string; current: boolean; children: ReactNode }) {
  return (
    <li>
      <a
        href={href}
        aria-current={current ? 'page' : undefined}
        className="inline-block py-2.5 font-medium text-ink-2 aria-[current]:font-semibold aria-[current]:text-ink aria-[current]:shadow-[inset_0_-2px_var(--color-accent)]"
      >
        {children}
      </a>
    </li>
  )
}
