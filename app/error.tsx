'use client'

import { jammedIn } from '#lib/messages/jammed.ts'

/** Shown when a page fails while it is being read; one that fails on the server gets the press's own page. */
export default function PrintError({ reset }: { reset: () => void }) {
  const error = jammedIn(typeof document === 'undefined' ? 'en' : document.documentElement.lang)
  return (
    <main className="mx-auto max-w-measure px-6 py-20">
      <h1 className="text-head-l tracking-lead">{error.title}</h1>
      <p className="mt-4 text-ink-2">{error.text}</p>
      <p className="mt-6 flex gap-5 font-sans text-ui">
        <button type="button" onClick={reset} className="font-semibold underline underline-offset-4">
          {error.again}
        </button>
        <a href="/" className="font-semibold underline underline-offset-4">
          {error.toFront}
        </a>
      </p>
    </main>
  )
}
