import type { ReactNode } from 'react'

/** Parts that stand in one line or go to the next together. */
export function Together({ children }: { children: ReactNode }) {
  return <span className="dotted together">{children}</span>
}

/**
 * The parts of a line with a silent dot between them. Where the line breaks, the dot that would begin the next one lies
 * outside the box and is cut off: no line begins or ends with a dot.
 */
export function Parts({ children, className = '' }: { children: ReactNode; className?: string }) {
  return (
    <div className={`overflow-x-clip ${className}`}>
      <p className="dotted -ms-[1.4em] flex flex-wrap gap-y-0.5">{children}</p>
    </div>
  )
}
