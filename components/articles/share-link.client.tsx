'use client'

import { useEffect, useState } from 'react'
import type { Messages } from '#lib/messages/model.ts'

type Props = { title: string; url: string; words: Messages['reading']['share'] }

/**
 * Sends a story on: by the device's own way where it has one, else its address is copied. Without scripts it is a letter with
 * the address in it.
 */
export function ShareLink({ title, url, words }: Props) {
  const [alive, setAlive] = useState(false)
  const [said, say] = useState('')
  useEffect(() => setAlive(true), [])
  const letter = `mailto:?subject=${encodeURIComponent(title)}&body=${encodeURIComponent(url)}`

  async function share() {
    say('')
    if (typeof navigator.share === 'function') {
      try {
        return await navigator.share({ title, url })
      } catch (problem) {
        // Whoever closes the device's panel has shared nothing, and wants nothing copied.
        if (problem instanceof DOMException && problem.name === 'AbortError') return
      }
    }
    say((await copied(url)) ? words.copied : `${words.notCopied} ${url}`)
  }

  const mark = (
    <svg aria-hidden="true" viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.7">
      <path d="M12 15V4m-4 4 4-4 4 4M5 12v8h14v-8" strokeLinejoin="round" />
    </svg>
  )
  return (
    <>
      {alive ? (
        <button type="button" onClick={share}>
          {mark}
          {words.tool}
        </button>
      ) : (
        <a href={letter}>
          {mark}
          {words.tool}
        </a>
      )}
      <span role="status" className="share-status">
        {said}
      </span>
    </>
  )
}

/** Pages on plain http have no clipboard of the new kind. */
async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    const box = document.createElement('textarea')
    box.value = text
    box.style.position = 'fixed'
    document.body.append(box)
    box.select()
    const done = document.execCommand('copy')
    box.remove()
    return done
  }
}
