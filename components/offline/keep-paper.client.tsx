'use client'

import { useCallback, useEffect, useState } from 'react'
import type { Messages } from '#lib/messages/model.ts'
import { fill } from '#lib/offline/dress.ts'
import type { Asked, OfflineState } from '#lib/offline/model.ts'
import { KeptTable } from './kept-table.client.tsx'
import { WaitingList } from './waiting-list.client.tsx'
import { ask, choicesHere, heard } from './worker-talk.client.ts'

type Props = {
  session: string | null
  /** Said while no script has looked yet, and where none does. */
  needs: string
  words: Messages['offline']['live']
  acts: Messages['offline']['worker']['acts']
  language: string
}
/** `looking`: no script has looked yet, or none will. */
type Switched = 'looking' | 'unsupported' | 'off' | 'on'

/** A worker that says nothing for so long is not going to. */
const LOOKING_MS = 10_000

/** The switch that keeps the paper in this browser, and what is kept. */
export function KeepPaper({ session, needs, words, acts, language }: Props) {
  const [switched, setSwitched] = useState<Switched>('looking')
  const [state, setState] = useState<OfflineState | null>(null)
  const [busy, setBusy] = useState(false)
  const [said, say] = useState('')
  const [asking, setAsking] = useState(false)

  useEffect(() => {
    if (!('serviceWorker' in navigator)) return setSwitched('unsupported')
    const stop = heard(setState)
    // A browser that keeps nothing may refuse to look, too.
    look().catch(() => setSwitched('unsupported'))
    async function look() {
      const found = await navigator.serviceWorker.getRegistration('/')
      setSwitched(found ? 'on' : 'off')
      if (found?.active) setState((await ask(found.active, { is: 'state' }, LOOKING_MS)).state)
    }
    return stop
  }, [])

  const act = useCallback(
    async (asked: Asked, done: string): Promise<boolean> => {
      setBusy(true)
      const worker = (await navigator.serviceWorker.ready).active
      const told = worker && (await ask(worker, asked))
      setBusy(false)
      if (told?.state) setState(told.state)
      const good = told?.done ?? false
      const { storeless, full } = told?.state ?? {}
      say(good ? done : storeless ? words.storeless : full ? words.full : words.failed)
      return good
    },
    [words],
  )

  async function turnOn() {
    setSwitched('on')
    setBusy(true)
    say(words.working)
    try {
      await navigator.serviceWorker.register('/sw.js')
      await act({ is: 'page', session, choices: choicesHere() }, words.working)
      await act({ is: 'keep' }, words.keptNow)
    } catch {
      setSwitched('off')
      setBusy(false)
      say(words.failed)
    }
  }

  async function turnOff() {
    setAsking(false)
    setSwitched('off')
    say('')
    const found = await navigator.serviceWorker.getRegistration('/')
    if (found?.active) await ask(found.active, { is: 'off' }, LOOKING_MS)
    await found?.unregister()
    setState(null)
  }

  if (switched === 'looking') return <p className="my-6 text-ink-2">{needs}</p>
  if (switched === 'unsupported') return <p className="my-6 text-ink-2">{words.unsupported}</p>
  const waits = (state?.waiting.length ?? 0) + (state?.others ?? 0)
  const change = (on: boolean) => (on ? void turnOn() : waits > 0 ? setAsking(true) : void turnOff())
  const known = state?.storeless ? words.storeless : state?.full ? words.full : ''
  return (
    <div className="my-7">
      <label className="offline-switch">
        <input
          type="checkbox"
          role="switch"
          aria-checked={switched === 'on'}
          checked={switched === 'on'}
          disabled={busy}
          onChange={(event) => change(event.currentTarget.checked)}
        />
        {words.turn}
      </label>
      <p role="status" className="mt-2 min-h-5 text-ink-2">
        {busy ? words.working : switched === 'off' && !said ? words.off : said || known}
      </p>
      {asking && (
        <div role="alert" className="mt-3 border-accent border-s-2 ps-3">
          <p>{waits === 1 ? words.offAskOne : fill(words.offAskMany, { count: waits })}</p>
          <p className="mt-2 flex flex-wrap gap-x-5 gap-y-2">
            <button type="button" className="button-text" onClick={() => void turnOff()}>
              {words.offAnyway}
            </button>
            <button type="button" className="button-text" onClick={() => setAsking(false)}>
              {words.stayOn}
            </button>
          </p>
        </div>
      )}
      {switched === 'on' && state && !state.storeless && (
        <>
          <KeptTable state={state} words={words} language={language} />
          <p className="mt-5 flex flex-wrap gap-3">
            <button
              type="button"
              className="button-plain"
              disabled={busy}
              onClick={() => void act({ is: 'keep' }, words.keptNow)}
            >
              {words.keep}
            </button>
            <button
              type="button"
              className="button-plain"
              disabled={busy}
              onClick={() =>
                void act({ is: 'empty' }, waits > 0 ? `${words.emptied} ${words.emptiedNot}` : words.emptied)
              }
            >
              {words.empty}
            </button>
          </p>
          <WaitingList state={state} words={words} acts={acts} act={(asked) => void act(asked, '')} />
        </>
      )}
    </div>
  )
}
