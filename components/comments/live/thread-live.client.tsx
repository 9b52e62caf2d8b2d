'use client'

import { QueryClient, QueryClientProvider, useMutation, useQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import { hope, type Sending, settle } from './acts.client.tsx'
import { sayAtFields, unsay } from './at-fields.client.tsx'
import { keepDraft, restoreDraft } from './drafts.client.tsx'
import { openHere, showMore, showNew } from './links.client.tsx'
import type { LiveProps } from './model.ts'
import { thread } from './place.client.tsx'
import { fieldsOf, newsOf, send, sendPlainly } from './send.client.tsx'

const EVERY_MS = 30_000
// Sent at once or not at all: what cannot be sent is told, and not kept back until there is a network.
const SENDING = { retry: false, networkMode: 'always' } as const
const client = new QueryClient({ defaultOptions: { queries: { retry: false }, mutations: SENDING } })

/** The thread alive: the same forms and links that work without it, answered in place. */
export function ThreadLive(props: LiveProps) {
  return (
    <QueryClientProvider client={client}>
      <Live {...props} />
    </QueryClientProvider>
  )
}

function Live({ article, latest, words, whole }: LiveProps) {
  const [{ said, trouble }, tell] = useState({ said: '', trouble: false })
  const say = useCallback((sentence: string) => tell({ said: sentence, trouble: false }), [])
  const warn = (sentence: string) => tell({ said: sentence, trouble: true })
  const [known, setKnown] = useState(latest)
  const near = useNear()
  const { mutate } = useMutation({
    mutationFn: async (sending: Sending) => {
      // Read first: a pressed button changes to the form that takes its vote back.
      const fields = fieldsOf(sending.form, sending.submitter)
      const hoped = hope(sending)
      try {
        const answer = await send(sending.form, fields)
        return { answer, hoped }
      } catch (problem) {
        hoped.undo()
        throw problem
      }
    },
    onError(_problem, { form }) {
      const sentence = navigator.onLine ? words.failed : words.offline
      if (form.hidden) warn(sentence)
      else sayAtFields(form, { is: 'refused', sentence })
    },
    async onSuccess({ answer, hoped }, sending) {
      const { form, submitter } = sending
      if (answer.is === 'done') {
        const { sentence, focus } = await settle(sending, hoped, answer, words)
        say(sentence)
        focus?.focus()
        return
      }
      hoped.undo()
      if (answer.is === 'sign-in') return sendPlainly(form, submitter)
      // A button's form is nowhere to be seen: its news stands at the foot of the window.
      if (form.hidden) warn(answer.sentence ?? words.failed)
      else sayAtFields(form, answer)
    },
    onSettled: (_answer, _problem, { form }) => form.removeAttribute('aria-busy'),
  })

  useEffect(() => {
    const section = thread()
    const onSubmit = (event: SubmitEvent) => {
      const form = event.target
      if (!(form instanceof HTMLFormElement) || !form.getAttribute('action')?.startsWith('/send/')) return
      event.preventDefault()
      // Twice pressed is meant once.
      if (form.getAttribute('aria-busy') === 'true') return
      form.setAttribute('aria-busy', 'true')
      unsay(form)
      mutate({ form, submitter: event.submitter })
    }
    const onClick = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest('a') : null
      if (!link || event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return
      const way =
        'here' in link.dataset ? openHere : 'roots' in link.dataset || 'replies' in link.dataset ? showMore : null
      if (!way) return
      event.preventDefault()
      way(link, words).then(say, () => location.assign(link.href))
    }
    const onInput = (event: Event) => keepDraft(event.target)
    for (const form of section.querySelectorAll('form')) restoreDraft(form, words.draft)
    section.addEventListener('submit', onSubmit)
    section.addEventListener('click', onClick)
    section.addEventListener('input', onInput)
    section.dataset.live = ''
    return () => {
      section.removeEventListener('submit', onSubmit)
      section.removeEventListener('click', onClick)
      section.removeEventListener('input', onInput)
    }
  }, [mutate, say, words])

  const { data } = useQuery({
    queryKey: ['thread', article, known],
    queryFn: () => newsOf(article, known),
    // Only while somebody looks: neither in a hidden tab nor far from the thread.
    enabled: near && whole,
    refetchInterval: EVERY_MS,
    refetchIntervalInBackground: false,
  })
  const fresh = (data?.ids ?? []).filter((id) => !document.getElementById(`comment-${id}`))
  const news = document.getElementById('thread-news')
  return (
    <>
      <p role="status" className={trouble ? 'c-trouble' : 'sr-only'}>
        {said}
      </p>
      <p role="status" className="sr-only">
        {fresh.length ? newWords(fresh.length, words) : ''}
      </p>
      {news &&
        fresh.length > 0 &&
        createPortal(
          <p className="c-more">
            <button
              type="button"
              onClick={async () => {
                say(await showNew(fresh, words))
                if (data) setKnown(data.latest)
              }}
            >
              {newWords(fresh.length, words)}
            </button>
          </p>,
          news,
        )}
    </>
  )
}

const newWords = (count: number, words: LiveProps['words']): string =>
  count === 1 ? words.newOne : words.newMany.replace('{count}', String(count))

function useNear(): boolean {
  const [near, setNear] = useState(false)
  useEffect(() => {
    const observer = new IntersectionObserver(([entry]) => setNear(entry?.isIntersecting ?? false))
    observer.observe(thread())
    return () => observer.disconnect()
  }, [])
  return near
}
