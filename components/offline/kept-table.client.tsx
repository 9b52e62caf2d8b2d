'use client'

import { useEffect, useState } from 'react'
import type { Messages } from '#lib/messages/model.ts'
import { fill } from '#lib/offline/dress.ts'
import type { OfflineState } from '#lib/offline/model.ts'
import { sizeText } from './size-text.ts'

type Props = { state: OfflineState; words: Messages['offline']['live']; language: string }

/** What is kept, with what each of it takes: as it was counted, and by the browser's own word. */
export function KeptTable({ state, words, language }: Props) {
  const { front, saved, files } = state
  const own = useEstimate(state)
  const size = (bytes: number) => sizeText(bytes, language)
  const rows = [
    {
      what: front ? fill(words.front, { time: front.time, count: front.stories }) : words.noFront,
      bytes: front?.bytes,
    },
    ...(saved ? [{ what: savedText(saved, words), bytes: saved.bytes }] : []),
    ...(front || saved ? [{ what: words.files, bytes: files }] : []),
  ]
  return (
    <section className="mt-6">
      <h2 className="mb-2 text-head-m">{words.kept}</h2>
      <table className="w-full font-sans text-ui tabular-nums">
        <tbody>
          {rows.map(({ what, bytes }) => (
            <tr key={what} className="border-rule border-t">
              <th scope="row" className="py-1.5 pe-4 text-start font-normal">
                {what}
              </th>
              <td className="whitespace-nowrap py-1.5 text-end">{bytes === undefined ? null : size(bytes)}</td>
            </tr>
          ))}
          <tr className="border-rule-strong border-t font-semibold">
            <th scope="row" className="py-1.5 pe-4 text-start">
              {words.sum}
            </th>
            <td className="whitespace-nowrap py-1.5 text-end">
              {size(rows.reduce((sum, { bytes = 0 }) => sum + bytes, 0))}
            </td>
          </tr>
        </tbody>
      </table>
      {own && (
        <p className="mt-2 font-sans text-ink-3 text-meta">
          {fill(words.browser, { used: size(own.usage), quota: size(own.quota) })}
        </p>
      )}
    </section>
  )
}

const savedText = ({ time, count, left }: NonNullable<OfflineState['saved']>, words: Props['words']): string =>
  [fill(words.saved, { time, count }), ...(left > 0 ? [fill(words.savedLeft, { count: left })] : [])].join('; ')

/** How much the browser says that this site takes; asked again whenever something has changed. */
function useEstimate(state: OfflineState): { usage: number; quota: number } | null {
  const [own, setOwn] = useState<{ usage: number; quota: number } | null>(null)
  const { files, front, saved } = state
  const counted = files + (front?.bytes ?? 0) + (saved?.bytes ?? 0)
  useEffect(() => {
    if (counted === 0) return setOwn(null)
    navigator.storage?.estimate().then(
      ({ usage = 0, quota = 0 }) => setOwn({ usage, quota }),
      () => setOwn(null),
    )
  }, [counted])
  return own
}
