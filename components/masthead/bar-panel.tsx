import { SkyIcon } from '#components/ui/sky-icon.tsx'
import type { Messages } from '#lib/messages/model.ts'
import type { BarLine } from '#lib/weather/bar.ts'

/** What the bar opens to. It lies over the page: nothing moves. */
export function BarPanel({ line, words }: { line: BarLine; words: Messages }) {
  const { bar } = words.masthead
  const source = line.provider && bar.attribution[line.provider]
  return (
    <div className="absolute inset-x-0 top-full z-40 border-rule-strong border-b bg-paper text-ui">
      <div className="page-column grid gap-x-12 gap-y-6 py-5 sm:grid-cols-[minmax(0,17rem)_minmax(0,22rem)]">
        <section>
          <p className="pb-2 font-bold text-ink">
            {line.sample ? bar.thatDay : bar.today}
            {line.sky && <span className="font-medium text-ink-2">{bar.separator + bar.skies[line.sky]}</span>}
          </p>
          <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-1.5 tabular-nums">
            {line.today && (
              <>
                <Fact name={bar.high} value={line.today.high} />
                <Fact name={bar.low} value={line.today.low} />
              </>
            )}
            {line.sunrise && <Fact name={bar.sunrise} value={line.sunrise} />}
            {line.sunset && <Fact name={bar.sunset} value={line.sunset} />}
          </dl>
          {line.sun && <p>{bar.sunAlways[line.sun]}</p>}
          <p className="mt-3">
            {bar.placeIs} <b className="font-semibold text-ink">{line.place}</b>
            {bar.separator}
            <a href="/place" className="inline-block py-1 underline underline-offset-2">
              {bar.change}
            </a>
          </p>
        </section>
        {line.days.length > 0 && (
          <section>
            <p className="pb-2 font-bold text-ink">{bar.nextDays}</p>
            <ul className="grid gap-1.5 tabular-nums">
              {line.days.map((day) => (
                <li key={day.day} className="grid grid-cols-[minmax(0,1fr)_1.3rem_3.2rem_3.2rem] items-center gap-x-2">
                  <span className="truncate">{day.name}</span>
                  <span>
                    {day.sky && <SkyIcon sky={day.sky} night={false} className="size-[1.15rem]" />}
                    {day.sky && <span className="sr-only">{bar.skies[day.sky]}</span>}
                  </span>
                  <span className="text-right font-semibold text-ink">{day.high}</span>
                  <span className="text-right">{day.low}</span>
                </li>
              ))}
            </ul>
          </section>
        )}
        <p className="max-w-measure text-ink-3 text-meta sm:col-span-2">
          {line.sample && bar.whySample}
          {!(line.sample || line.temperature) && bar.noReading}
          {source && (
            <>
              <a href={source.address} rel="noopener" className="inline-block py-1 underline underline-offset-2">
                {source.text}
              </a>
              {bar.separator}
              {bar.licence}
            </>
          )}
        </p>
      </div>
    </div>
  )
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd className="font-semibold text-ink">{value}</dd>
    </>
  )
}
