import type { ReactNode } from 'react'
import type { Messages } from '#lib/messages/model.ts'
import type { Span } from '#lib/versions/compare.ts'

/** Words with what was added and taken out, marked for eyes and for ears. */
export function Marked({ spans, words }: { spans: readonly Span[]; words: Messages }) {
  const parts: ReactNode[] = []
  for (const span of spans) parts.push(<Part key={parts.length} span={span} words={words} />)
  return parts
}

function Part({ span, words }: { span: Span; words: Messages }) {
  const { added, removed, end } = words.versions
  if (span.is === 'kept') return span.text
  const Mark = span.is === 'added' ? 'ins' : 'del'
  return (
    <Mark className={span.is === 'added' ? 'mark-added' : 'mark-removed'}>
      <span className="sr-only">{` [${span.is === 'added' ? added : removed} `}</span>
      {span.text}
      <span className="sr-only">{` ${end}] `}</span>
    </Mark>
  )
}
