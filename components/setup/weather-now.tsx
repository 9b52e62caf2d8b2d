import { Button } from '#components/ui/button.tsx'
import { keptFor, PaperForm } from '#components/ui/paper-form.tsx'
import type { Messages } from '#lib/messages/model.ts'
import type { OpenPaper } from '#lib/paper/open.ts'
import type { BarLine } from '#lib/weather/bar.ts'
import { unitFor } from '#lib/weather/units.ts'

/** What the bar says of the paper's place, and whose word that is. */
export function WeatherNow({ line, off, words }: { line: BarLine; off: boolean; words: Messages }) {
  const { masthead, setup } = words
  const { bar } = masthead
  const source = line.provider && bar.attribution[line.provider]
  const parts = [line.temperature, line.place, line.date.full, line.sky && bar.skies[line.sky]].filter(Boolean)
  return (
    <div className="mb-6 border-rule-strong border-y py-4">
      <p className="font-sans font-semibold">{parts.join(bar.separator)}</p>
      <p className="mt-1.5 font-sans text-ink-3 text-meta">
        {off ? setup.weather.none : !line.temperature && setup.weather.nothingYet}
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
  )
}

/** Celsius or Fahrenheit, for everybody's bar. */
export function UnitForm({ open: { paper, words, kept } }: { open: OpenPaper }) {
  const say = words.setup.weather
  const error = keptFor(kept, 'unit')?.errors.unit
  const now = unitFor(paper.language)
  return (
    <PaperForm action="/send/paper/unit" name="unit" back="/setup/weather" kept={kept} label={say.title}>
      <fieldset className="mb-5" aria-describedby={error ? 'unit-error' : undefined}>
        <legend className="mb-1.5 font-[550] font-sans text-ink-2 text-ui">{say.unit}</legend>
        {(['celsius', 'fahrenheit'] as const).map((unit) => (
          <label key={unit} className="flex min-h-8 cursor-pointer items-center gap-2.5">
            <input type="radio" name="unit" value={unit} defaultChecked={now === unit} />
            {say[unit]}
          </label>
        ))}
        {error && (
          <p id="unit-error" className="mt-1.5 font-[550] font-sans text-accent text-ui">
            {error}
          </p>
        )}
      </fieldset>
      <Button>{words.setup.saveAndGoOn}</Button>
    </PaperForm>
  )
}
