import type { ReactNode } from 'react'

const DOT =
  "*:before:absolute *:before:start-[0.6em] *:before:top-[calc(0.5lh-1px)] *:before:size-[3px] *:before:rounded-full *:before:bg-ink-3 *:before:content-[''] *:first:before:hidden"

/** Parts that stand in one line or go to the next together. */
export function Together({ children }: { children: ReactNode }) {
  return <span className={`inline-flex *:relative *:not-first:ps-[1.4em] ${DOT}`}>{children}</span>
}

/**
 * The parts of a line with a silent dot between them. Where the line breaks, the dot that would begin the next one lies
 * outside the box and is cut off: no line begins or ends with a dot.
 */
export function Parts({ children, className = '' }: { children: ReactNode; className?: string }) {
  return (
    <div className={`overflow-x-clip ${className}`}>
      <p className={`-ms-[1.4em] flex flex-wrap gap-y-0.5 *:relative *:min-w-0 *:ps-[1.4em] ${DOT}`}>{children}</p>
    </div>
  )
}
