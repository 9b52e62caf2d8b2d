import type { ReactNode } from 'react'
import { PageTitle } from '#components/ui/page-title.tsx'

/** The head of a list: what it is a list of. */
export function ListHead({ title, over, children }: { title: string; over?: ReactNode; children?: ReactNode }) {
  return (
    <header className="border-rule-strong border-b pt-9 pb-5">
      {over}
      <PageTitle>{title}</PageTitle>
      {children && <div className="mt-3 max-w-measure text-ink-2">{children}</div>}
    </header>
  )
}
