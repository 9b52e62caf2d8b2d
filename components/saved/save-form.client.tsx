'use client'

import { type FormEvent, useRef, useState } from 'react'
import { useSaveKey } from './save-key.client.ts'

type Props = { signedIn: boolean; failed: string; spoken: { saved: string; taken: string } }

/**
 * The form of every Save on the page. With scripts the page stays: the mark changes at once, and back if the paper does not
 * take it.
 */
export function SaveForm({ signedIn, failed, spoken }: Props) {
  const [sentence, say] = useState('')
  const underWay = useRef(new Set<string>())
  const plainly = useRef(!signedIn)
  const [heard, tell] = useState('')
  useSaveKey((saved) => tell(saved ? spoken.saved : spoken.taken))

  async function press(event: FormEvent<HTMLFormElement>) {
    // React types every event's origin alike; a form's is this one.
    const { submitter } = event.nativeEvent as SubmitEvent
    // Whoever is not signed in is led to where that is done.
    if (plainly.current || !(submitter instanceof HTMLButtonElement)) return
    event.preventDefault()
    const { name, value } = submitter
    if (underWay.current.has(value)) return
    underWay.current.add(value)
    mark(value, name === 'save')
    const answer = await send(name, value)
    underWay.current.delete(value)
    if (answer.is === 'done') return say('')
    mark(value, name !== 'save')
    if (answer.is === 'refused') return say(answer.sentence ?? failed)
    // The session has ended since the page was made.
    plainly.current = true
    submitter.form?.requestSubmit(submitter)
  }

  return (
    <form id="save" method="post" action="/send/save" onSubmit={press}>
      <p role="status" className="save-status">
        {sentence}
      </p>
      <p role="status" className="sr-only">
        {heard}
      </p>
    </form>
  )
}

/** Every button of a story: it may stand on a page twice. */
function mark(article: string, saved: boolean) {
  for (const button of document.querySelectorAll<HTMLButtonElement>(`button[form=save][value="${article}"]`)) {
    button.name = saved ? 'unsave' : 'save'
    button.setAttribute('aria-pressed', String(saved))
  }
}

type Answered = { is: 'done' | 'sign-in' } | { is: 'refused'; sentence: string | undefined }

async function send(name: string, value: string): Promise<Answered> {
  try {
    const answer = await fetch('/send/save', {
      method: 'POST',
      // Whoever presses and goes on at once has saved all the same.
      keepalive: true,
      headers: { accept: 'application/json', 'content-type': 'application/json' },
      body: JSON.stringify({ [name]: value }),
    })
    if (answer.ok) return { is: 'done' }
    if (answer.status === 401) return { is: 'sign-in' }
    // What the press itself refuses is no JSON, and says nothing that would help here.
    const told: { sentence?: string } = await answer.json().catch(() => ({}))
    return { is: 'refused', sentence: told.sentence }
  } catch {
    return { is: 'refused', sentence: undefined }
  }
}
