import type { ReactNode } from 'react'

/** The heading of a part of the page: a strong hairline, a small bold word, and where more of it is. */
export function Label({ id, children, more }: { id: string; children: ReactNode; more?: ReactNode }) {
  return (
    <div className="flex items-baseline justify-between gap-4 border-rule-strong border-t pt-2.5 pb-3.5">
      <h2 id={id} className="font-bold font-sans text-label tracking-normal">
        {children}
      </h2>
      {more && <span className="font-medium font-sans text-ink-3 text-label">{more}</span>}
    </div>
  )
}
