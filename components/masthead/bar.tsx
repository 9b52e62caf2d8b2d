import type { ReactNode } from 'react'
import type { Messages } from '#lib/messages/model.ts'
import { ClosesItself } from './closes-itself.client.tsx'

type Props = {
  words: Messages
  /** The bar's own markup; null leaves its place empty for the press to fill (lib/press/bars.ts). */
  line: ReactNode | null
  children?: ReactNode
}

/** The first line of every page: weather and date on the left, the reader's own on the right. */
export function Bar({ line, words, children }: Props) {
  const landmark = words.masthead.bar.landmark
  return (
    <div className="relative border-rule border-b font-sans text-ink-2 print:hidden">
      <div className="page-column flex h-11 items-center">
        {line === null ? (
          // What the press fills in, React must neither expect nor mend.
          <aside
            aria-label={landmark}
            data-slot="bar"
            className="min-w-0 flex-1"
            suppressHydrationWarning
            dangerouslySetInnerHTML={NOTHING}
          />
        ) : (
          <aside aria-label={landmark} className="min-w-0 flex-1">
            {line}
          </aside>
        )}
        <ClosesItself />
        {children}
      </div>
    </div>
  )
}

const NOTHING = { __html: '' }
