'use client'

import { type ComponentType, useEffect, useState } from 'react'
import type { LiveProps } from './live/model.ts'

/** Brings the thread's script only when the thread comes near, or somebody uses it. */
export function ThreadScript(props: LiveProps) {
  const [Live, setLive] = useState<ComponentType<LiveProps> | null>(null)

  useEffect(() => {
    const thread = document.getElementById('comments')
    if (!thread) return
    const load = () => {
      stop()
      // A thread works without its script: one that does not come is no error.
      import('./live/thread-live.client.tsx').then(
        (module) => setLive(() => module.ThreadLive),
        () => {},
      )
    }
    const near = new IntersectionObserver(([entry]) => entry?.isIntersecting && load(), { rootMargin: '600px' })
    const stop = () => {
      near.disconnect()
      thread.removeEventListener('focusin', load)
      thread.removeEventListener('pointerover', load)
    }
    near.observe(thread)
    thread.addEventListener('focusin', load)
    thread.addEventListener('pointerover', load)
    return stop
  }, [])

  return Live && <Live {...props} />
}
