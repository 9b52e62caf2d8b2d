'use client'

import { type ComponentType, useEffect, useState } from 'react'
import type { LineProps } from './line-words.ts'

/** On every page: nothing at all, but for readers who keep the paper in this browser. */
export function OfflineLive(props: LineProps) {
  const [Line, setLine] = useState<ComponentType<LineProps> | null>(null)

  useEffect(() => {
    if (!('serviceWorker' in navigator) || !navigator.serviceWorker.controller) return
    // A page is whole without its line: one that does not come is no error.
    import('./waiting-line.client.tsx').then(
      ({ WaitingLine }) => setLine(() => WaitingLine),
      () => {},
    )
  }, [])

  return Line && <Line {...props} />
}
