'use client'

import type { Messages } from '#lib/messages/model.ts'
import { fill } from '#lib/offline/dress.ts'
import type { Asked, OfflineState } from '#lib/offline/model.ts'

type Props = {
  state: OfflineState
  words: Messages['offline']['live']
  acts: Messages['offline']['worker']['acts']
  act(asked: Asked): void
}

type Change = OfflineState['waiting'][number]

const saidOf = ({ refused, attempts, sentence }: Change, words: Props['words']): string => {
  const said = refused ? words.refused : attempts === 1 ? words.triedOnce : words.tried
  return fill(said, { count: attempts, sentence: sentence ?? '' })
}

/** What was done offline and is not sent yet, or could not be done: with every word that was typed. */
export function WaitingList({ state: { waiting, others }, words, acts, act }: Props) {
  if (waiting.length + others === 0) return null
  const named: Record<string, string> = acts
  return (
    <section id="waiting" className="mt-8">
      <h2 className="mb-2 text-head-m">{words.waiting}</h2>
      <ul>
        {waiting.map((change) => (
          <li key={change.id} className="border-rule border-t py-2.5">
            <p className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
              <span className="min-w-0">
                {[named[change.act] ?? acts.other, change.headline].filter(Boolean).join(': ')}
              </span>
              <span className="flex flex-wrap gap-x-5">
                {change.refused && (
                  <button type="button" className="button-text" onClick={() => act({ is: 'again', id: change.id })}>
                    {words.again}
                  </button>
                )}
                <button type="button" className="button-text" onClick={() => act({ is: 'drop', id: change.id })}>
                  {words.drop}
                </button>
              </span>
            </p>
            {change.sentence !== null && (
              <p className={change.refused ? 'text-accent' : 'text-ink-2'}>{saidOf(change, words)}</p>
            )}
            {change.typed.map((text) => (
              <blockquote key={text} className="mt-1 whitespace-pre-line border-rule border-s-2 ps-3 text-ink-2">
                {text}
              </blockquote>
            ))}
          </li>
        ))}
      </ul>
      {waiting.some(({ refused }) => !refused) && (
        <p className="mt-3">
          <button type="button" className="button-plain" onClick={() => act({ is: 'send-now' })}>
            {words.send}
          </button>
        </p>
      )}
      {others > 0 && (
        <p className="mt-3 text-ink-2">
          {others === 1 ? words.othersOne : fill(words.othersMany, { count: others })}{' '}
          <button type="button" className="button-text" onClick={() => act({ is: 'drop-others' })}>
            {words.dropOthers}
          </button>
        </p>
      )}
    </section>
  )
}
