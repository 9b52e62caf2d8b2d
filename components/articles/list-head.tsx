import type { ReactNode } from 'react'

/** The head of a list: what it is a list of. */
export function ListHead({ title, over, children }: { title: string; over?: ReactNode; children?: ReactNode }) {
  return (
    <header className="border-rule-strong border-b pt-9 pb-5">
      {over}
      <h1 className="text-[clamp(2.1rem,1.5rem+2.4vw,3.15rem)] leading-[1.05] tracking-lead [overflow-wrap:anywhere]">
        {title}
      </h1>
      {children && <div className="mt-3 max-w-measure text-ink-2">{children}</div>}
    </header>
  )
}
