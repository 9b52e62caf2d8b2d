import { SkyIcon } from '#components/ui/sky-icon.tsx'
import type { Messages } from '#lib/messages/model.ts'
import type { BarLine as Line } from '#lib/weather/bar.ts'
import { BarPanel } from './bar-panel.tsx'

/**
 * Weather and date, one line and never more: when narrow the date gives first, by its own width and not the
 * window's, then the place is cut. Opens to the day's weather without a script.
 */
export function BarLine({ line, words }: { line: Line; words: Messages }) {
  const { bar } = words.masthead
  const { temperature, asOf, place, date, sky, night, sample } = line
  const sentence = bar.sentence({ sample, temperature, asOf, place, date: date.full, sky })
  return (
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
    </details>
  )
}
