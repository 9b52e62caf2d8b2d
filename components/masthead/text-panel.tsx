import type { Messages } from '#lib/messages/model.ts'
import { ClosesItself } from './closes-itself.client.tsx'
import { TextForm } from './text-form.tsx'

/** Beside a story: how it is set. */
export function TextPanel({ words, signedIn }: { words: Messages; signedIn: boolean }) {
  return (
    <details className="text-panel">
      <summary>
        <svg aria-hidden="true" viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.7">
          <path
            d="M3 19 8.5 5h1L15 19M5 14.5h8M15 19l3.5-8.5h.6L22.500 19M16.200 16.500h5.200"
            strokeLinejoin="round"
          />
        </svg>
        {words.reading.tool}
      </summary>
      <TextForm words={words} signedIn={signedIn} />
      <ClosesItself />
    </details>
  )
}
