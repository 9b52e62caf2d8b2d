'use client'

import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser'
import { useEffect, useId, useState } from 'react'

/** A catalogue's words: a client leaf takes them as they are. */
export type PasskeyWords = Record<'add' | 'name' | 'nameHint' | 'signIn' | 'waiting' | 'broken', string>

type Told<Value> = { is: string; sentence?: string; go?: string; value: Value; errors?: Record<string, string> }

async function send<Value = null>(route: string, fields: Record<string, unknown>): Promise<Told<Value>> {
  const answer = await fetch(`/send/passkey/${route}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify(fields),
  })
  // The border: our own routes answer so (lib/accounts/passkey-actions.ts says what with).
  return (await answer.json()) as Told<Value>
}

const problemOf = ({ sentence, errors }: Told<unknown>, broken: string) =>
  sentence ?? Object.values(errors ?? {})[0] ?? broken

/** Whether this browser knows passkeys: asked after the page is up, so that nothing stands there that cannot work. */
function useKnows(): boolean {
  const [knows, setKnows] = useState(false)
  useEffect(() => setKnows('PublicKeyCredential' in window), [])
  return knows
}

/** Signs in with whichever passkey the device offers. The library comes with the first press. */
export function PasskeySignIn({ to, words }: { to: string; words: PasskeyWords }) {
  const knows = useKnows()
  const [state, setState] = useState<'idle' | 'busy'>('idle')
  const [sentence, setSentence] = useState('')

  async function signIn() {
    setState('busy')
    setSentence(words.waiting)
    try {
      const { startAuthentication } = await import('@simplewebauthn/browser')
      const begun = await send<PublicKeyCredentialRequestOptionsJSON>('begin', {})
      const credential = await startAuthentication({ optionsJSON: begun.value })
      const told = await send('sign-in', { credential, to })
      if (told.is === 'done' && told.go) return location.assign(told.go)
      setSentence(problemOf(told, words.broken))
    } catch {
      setSentence(words.broken)
    }
    setState('idle')
  }

  if (!knows) return null
  return (
    <div>
      <button type="button" className="button-plain w-full" disabled={state === 'busy'} onClick={signIn}>
        {words.signIn}
      </button>
      <p role="status" className="mt-2 font-sans text-ink-2 text-ui empty:hidden">
        {sentence}
      </p>
    </div>
  )
}

/** Makes a passkey on this device and keeps it under a name. */
export function PasskeyAdd({ words }: { words: PasskeyWords }) {
  const knows = useKnows()
  const [name, setName] = useState('')
  const [busy, setBusy] = useState(false)
  const [sentence, setSentence] = useState('')
  const id = useId()

  async function add() {
    setBusy(true)
    setSentence(words.waiting)
    try {
      const { startRegistration } = await import('@simplewebauthn/browser')
      const offered = await send<PublicKeyCredentialCreationOptionsJSON>('offer', {})
      const credential = await startRegistration({ optionsJSON: offered.value })
      const told = await send('add', { credential, name })
      if (told.is === 'done') return location.reload()
      setSentence(problemOf(told, words.broken))
    } catch {
      setSentence(words.broken)
    }
    setBusy(false)
  }

  if (!knows) return null
  return (
    <form
      className="mt-4"
      onSubmit={(event) => {
        event.preventDefault()
        void add()
      }}
    >
      <label htmlFor={id} className="mb-1.5 block font-[550] font-sans text-ink-2 text-ui">
        {words.name}
      </label>
      <p id={`${id}-hint`} className="mb-1.5 font-sans text-ink-3 text-meta">
        {words.nameHint}
      </p>
      <input
        id={id}
        className="field"
        value={name}
        maxLength={60}
        autoComplete="off"
        aria-describedby={`${id}-hint`}
        onChange={(event) => setName(event.target.value)}
      />
      <button type="submit" className="button-plain mt-3" disabled={busy}>
        {words.add}
      </button>
      <p role="status" className="mt-2 font-sans text-ink-2 text-ui empty:hidden">
        {sentence}
      </p>
    </form>
  )
}
