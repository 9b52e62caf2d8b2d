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

  useEffect(() => {
    if (!('speechSynthesis' in window)) return
    const look = () => setVoice(ownVoice(language))
    const hush = () => speechSynthesis.cancel()
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
    speaker.current.play()
    setState('speaking')
  }

  function pause() {
    speaker.current?.pause()
    setState('paused')
  }

  function change(next: number) {
    setRate(next)
    if (!speaker.current) return
    speaker.current.rate = next
    if (state === 'speaking') speaker.current.play()
  }

  if (state === 'silent') {
    return (
      <button type="button" onClick={() => begin(voice)}>
        <Mark />
        {words.listen}
      </button>
    )
  }
  return (
    <fieldset className="listening" aria-label={words.label}>
      {state === 'speaking' ? (
        <button type="button" onClick={pause}>
          {words.pause}
        </button>
      ) : (
        <button type="button" onClick={() => begin(voice)}>
          {words.goOn}
        </button>
      )}
      <button type="button" onClick={() => speaker.current?.stop()}>
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
    </fieldset>
  )
}

const Mark = () => (
  <svg aria-hidden="true" viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.7">
    <path d="M4 9h4l5-4v14l-5-4H4zM16.5 8.5a5 5 0 0 1 0 7M19 6a8.5 8.5 0 0 1 0 12" strokeLinejoin="round" />
  </svg>
)
