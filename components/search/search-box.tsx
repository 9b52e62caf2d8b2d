import type { ReactNode } from 'react'
import { LONGEST_QUERY } from '#lib/search/query.ts'

type Props = {
  /** The page that answers. */
  action: string
  landmark: string
  label: string
  entered?: string | undefined
  placeholder?: string
  /** The order that is kept with another question; none for the usual one. */
  order?: string | undefined
  /** The id of a list that completes what is typed. */
  list?: string
  button: ReactNode
  children?: ReactNode
}

/** A box to search by. A plain form: what is asked for stands in the address. The key `/` leads into it. */
export function SearchBox({ action, landmark, label, entered, placeholder, order, list, button, children }: Props) {
  return (
    <search aria-label={landmark}>
      <form action={action} className="mt-5">
        <label htmlFor="search-box" className="mb-1.5 block font-[550] font-sans text-ink-2 text-ui">
          {label}
        </label>
        <div className="flex items-stretch gap-2.5">
          <input
            id="search-box"
            className="field min-w-0 flex-1"
            type="search"
            name="q"
            list={list}
            defaultValue={entered}
            placeholder={placeholder}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            enterKeyHint="search"
            maxLength={LONGEST_QUERY}
          />
          {order && order !== 'relevance' && <input type="hidden" name="by" value={order} />}
          {button}
        </div>
        {children}
      </form>
    </search>
  )
}
