import type { ReactNode } from 'react'

/** What a page is called, as large as its first screen allows; a long word breaks rather than stands over its edge. */
export function PageTitle({ className = '', children }: { className?: string; children: ReactNode }) {
  return (
    <h1
      className={`text-[clamp(2.1rem,1.5rem+2.4vw,3.15rem)] leading-[1.05] tracking-lead [overflow-wrap:anywhere] ${className}`}
    >
      {children}
    </h1>
  )
}
