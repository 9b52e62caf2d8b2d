import type { ReactNode } from 'react'
import type { PageView } from '#lib/paper/page-view.ts'
import { SAVED_ORDERS, type SavedSums, SHELVES, type Shelf } from '#lib/saved/model.ts'
import { type SavedWish, savedAddress } from './saved-address.ts'

/** How much there is, which side of it is shown, and in which order. */
export function SavedHead({ sums, wish, view }: { sums: SavedSums; wish: SavedWish; view: PageView }) {
  const say = view.words.saved
  const counts: Record<Shelf, number> = { unread: sums.unread, done: sums.done }
  // The catalogue has a word for each, in the order of the page.
  const shelves = Object.keys(SHELVES) as Shelf[]
  return (
    <header className="pt-9">
      <h1 className="text-[clamp(2.1rem,1.5rem+2.4vw,3.15rem)] leading-[1.05] tracking-lead">{say.title}</h1>
      <p className="mt-2 font-medium font-sans text-ink-2 text-ui tabular-nums">
        {say.sums(sums.unread, sums.unreadMinutes)}
      </p>
      <div className="mt-5 flex flex-wrap items-baseline justify-between gap-x-8 border-rule-strong border-b font-sans text-ui">
        <Choice label={say.shelvesLabel}>
          {shelves.map((shelf) => (
            <Chosen key={shelf} href={savedAddress({ ...wish, shelf })} current={shelf === wish.shelf}>
              {say.shelves[shelf]}
              <span className="ps-1.5 font-normal text-ink-3 tabular-nums">{counts[shelf]}</span>
            </Chosen>
          ))}
        </Choice>
        <Choice label={say.orderLabel}>
          {SAVED_ORDERS.map((order) => (
            <Chosen key={order} href={savedAddress({ ...wish, order })} current={order === wish.order}>
              {say.orders[order]}
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
