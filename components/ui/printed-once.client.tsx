'use client'

import type { ReactNode } from 'react'
import { takePart } from './printed-parts.ts'

/** Always the same object: React would empty the element for a new one. */
const AS_PRINTED = { __html: '' }

type Props = { part: string; id: string; label: string; className: string }

/**
 * A section that the server prints and the browser leaves as it is. What is in it travels once, as markup: React would send
 * the whole of it a second time, as data that nothing here needs. Its forms and links work by themselves.
 */
export function PrintedOnce({ part, id, label, className }: Props) {
  const own = { id, className, 'aria-label': label, tabIndex: -1 }
  if (typeof window === 'undefined') return <section {...own}>{takePart<ReactNode>(part)}</section>
  return <section {...own} suppressHydrationWarning dangerouslySetInnerHTML={AS_PRINTED} />
}
