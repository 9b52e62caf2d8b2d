'use client'

import { useEffect, useRef, useState } from 'react'
import type { Messages } from '#lib/messages/model.ts'
import { ownVoice, Speaker } from './speaker.ts'

const RATES = [0.8, 1, 1.2, 1.5, 2]

type Props = { language: string; words: Messages['listening'] }
type State = 'silent' | 'speaking' | 'paused'

/** Reads the story aloud with a voice of the device itself, and is not there where it has none for the story's language. */
export function Listen({ language, words }: Props) {
  const [voice, setVoice] = useState<SpeechSynthesisVoice | null>(null)
  const [state, setState] = useState<State>('silent')
  const [rate, setRate] = useState(1)
  const speaker = useRef<Speaker | null>(null)
  const main = useRef<HTMLButtonElement>(null)

  useEffect(() => {
    if (!('speechSynthesis' in window)) return
    const look = () => setVoice(ownVoice(language))
    // Whoever comes back to the page finds it silent, and saying so.
    const hush = () => speaker.current?.stop()
    look()
    // Most browsers know their voices only some time later.
    speechSynthesis.addEventListener?.('voiceschanged', look)
    addEventListener('pagehide', hush)
    return () => {
      speechSynthesis.removeEventListener?.('voiceschanged', look)
      removeEventListener('pagehide', hush)
      hush()
    }
  }, [language])

  if (!voice) return null

  function begin(own: SpeechSynthesisVoice) {
    const story = document.getElementById('story')
    if (!story) return
    speaker.current ??= new Speaker(story, language, own, () => {
      speaker.current = null
      setState('silent')
    })
    speaker.current.rate = rate
    setState('speaking')
    speaker.current.play()
  }

  function pause() {
    speaker.current?.pause()
    setState('paused')
  }

  function stop() {
    speaker.current?.stop()
    // The button that was pressed goes.
    main.current?.focus()
  }

  function change(next: number) {
    setRate(next)
    if (!speaker.current) return
    speaker.current.rate = next
    if (state === 'speaking') speaker.current.play()
  }

  const step = (by: number) => speaker.current?.step(by, state === 'speaking')
  const say = { silent: words.listen, speaking: words.pause, paused: words.goOn }[state]
  return (
    <fieldset className="listening" aria-label={words.label}>
      {/* One button through all states: whoever has the keyboard on it keeps it there. */}
      <button ref={main} type="button" onClick={() => (state === 'speaking' ? pause() : begin(voice))}>
        <Mark />
        {say}
      </button>
      {state !== 'silent' && (
        <>
          <button type="button" aria-label={words.before} title={words.before} onClick={() => step(-1)}>
            <Arrow back />
          </button>
          <button type="button" aria-label={words.next} title={words.next} onClick={() => step(1)}>
            <Arrow />
          </button>
          <button type="button" onClick={stop}>
            {words.stop}
          </button>
          <label>
            <span>{words.speed}</span>
            <select value={rate} onChange={(event) => change(Number(event.currentTarget.value))}>
              {RATES.map((one) => (
                <option key={one} value={one}>
                  {`${one}×`}
                </option>
              ))}
            </select>
          </label>
        </>
      )}
    </fieldset>
  )
}

const LINE = { fill: 'none', stroke: 'currentColor', strokeWidth: '1.7', strokeLinejoin: 'round' } as const

const Mark = () => (
  <svg aria-hidden="true" viewBox="0 0 24 24" {...LINE}>
    <path d="M4 9h4l5-4v14l-5-4H4zM16.5 8.5a5 5 0 0 1 0 7M19 6a8.5 8.5 0 0 1 0 12" />
  </svg>
)

const Arrow = ({ back = false }) => (
  <svg aria-hidden="true" viewBox="0 0 24 24" {...LINE}>
    <path d={back ? 'M19 6v12l-10-6zM6 6v12' : 'M5 6v12l10-6zM18 6v12'} />
  </svg>
)
