import type { ReactNode } from 'react'
import { SkyIcon } from '#components/ui/sky-icon.tsx'
import type { Messages } from '#lib/messages/model.ts'
import type { BarLine } from '#lib/weather/bar.ts'
import { BarPanel } from './bar-panel.tsx'
import { ClosesItself } from './closes-itself.client.tsx'

/**
 * Weather and date, one line and never more: when narrow the date gives first, by its own width and not the
 * window's, then the place is cut. Opens to the day's weather without a script.
 */
export function Bar({ line, words, children }: { line: BarLine; words: Messages; children?: ReactNode }) {
  const { bar } = words.masthead
  const { temperature, asOf, place, date, sky, night, sample } = line
  const sentence = bar.sentence({ sample, temperature, asOf, place, date: date.full, sky })
  return (
    <div className="relative border-rule border-b font-sans text-ink-2 print:hidden">
      <div className="page-column flex h-11 items-center">
        <aside aria-label={bar.landmark} className="min-w-0 flex-1">
          <details>
            <summary aria-label={sentence} className="bar-line">
              {sample && (
                <>
                  <span>{bar.sample}</span>
                  <span className="bar-separator">{bar.separator}</span>
                </>
              )}
              {temperature && (
                <>
                  {sky && <SkyIcon sky={sky} night={night} className="bar-sky" />}
                  <b>{temperature}</b>
                  {asOf && <span className="ps-1">{bar.at(asOf)}</span>}
                  <span className="bar-separator">{bar.separator}</span>
                </>
              )}
              <span className="bar-place">{place}</span>
              <span className="bar-separator">{bar.separator}</span>
              <time dateTime={date.day} data-short={date.short} className="bar-date">
                <span data-text={date.medium} />
                <span>
                  <span>{date.full}</span>
                </span>
              </time>
            </summary>
            <BarPanel line={line} words={words} />
            <ClosesItself />
          </details>
        </aside>
        {children}
      </div>
    </div>
  )
}
