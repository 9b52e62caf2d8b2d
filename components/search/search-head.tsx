import type { Messages } from '#lib/messages/model.ts'
import { SEARCH_ORDERS, type SearchOrder } from '#lib/search/cursor.ts'
import { searchAddress } from './search-address.ts'

type Props = { entered: string; order: SearchOrder; count: string | null; ordered: boolean; words: Messages }

/** How many were found, and in which order they stand. */
export function SearchHead({ entered, order, count, ordered, words }: Props) {
  const say = words.search
  return (
    <div className="mt-6 flex flex-wrap items-baseline justify-between gap-x-8 border-rule-strong border-b font-sans text-ui">
      <p role="status" className="py-2.5 font-medium text-ink-2 tabular-nums">
        {count}
      </p>
      {ordered && (
        <nav aria-label={say.orderLabel}>
          <ul className="flex flex-wrap gap-x-6">
            {SEARCH_ORDERS.map((one) => (
              <li key={one}>
                <a
                  href={searchAddress({ entered, order: one })}
                  aria-current={one === order ? 'page' : undefined}
                  className="inline-block py-2.5 font-medium text-ink-2 aria-[current]:font-semibold aria-[current]:text-ink aria-[current]:shadow-[inset_0_-2px_var(--color-accent)]"
                >
                  {say.orders[one]}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </div>
  )
}
