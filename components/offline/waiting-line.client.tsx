'use client'

import { useEffect, useState } from 'react'
import { fill } from '#lib/offline/dress.ts'
import type { OfflineState } from '#lib/offline/model.ts'
import type { LineProps } from './line-words.ts'
import { choicesHere, heard, tell } from './worker-talk.client.ts'

/** While something waits it is tried again so often, also where the browser does not notice that its network is back. */
const AGAIN_MS = 60_000

/** At the foot of the window, while something waits for the network or could not be done. */
export function WaitingLine({ session, words }: LineProps) {
  const [state, setState] = useState<OfflineState | null>(null)

  useEffect(() => {
    const stop = heard(setState)
    const send = () => tell({ is: 'send' })
    const hello = () => tell({ is: 'page', session, choices: choicesHere() })
    hello()
    // The program was updated: its worker has taken this page over.
    navigator.serviceWorker.addEventListener('controllerchange', hello)
    window.addEventListener('online', send)
    return () => {
      stop()
      navigator.serviceWorker.removeEventListener('controllerchange', hello)
      window.removeEventListener('online', send)
    }
  }, [session])

  const isWaiting = state?.waiting.some(({ refused }) => !refused) ?? false
  useEffect(() => {
    if (!isWaiting) return
    const timer = setInterval(() => tell({ is: 'send' }), AGAIN_MS)
    return () => clearInterval(timer)
  }, [isWaiting])

  const refused = state?.waiting.filter(({ refused }) => refused).length ?? 0
  const waits = (state?.waiting.length ?? 0) - refused
  const said = [
    refused > 0 && (refused === 1 ? words.refusedOne : fill(words.refusedMany, { count: refused })),
    waits > 0 && (waits === 1 ? words.waitsOne : fill(words.waitsMany, { count: waits })),
  ].filter(Boolean)
  // The page about it says it all itself.
  const shown = said.length > 0 && location.pathname !== '/offline'
  return (
    <p role="status" className="offline-line">
      {shown && (
        <>
          {`${said.join(' ')} `}
          <a href="/offline#waiting">{words.see}</a>
        </>
      )}
    </p>
  )
}
