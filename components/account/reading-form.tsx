import { Button } from '#components/ui/button.tsx'
import { Choice } from '#components/ui/choice.tsx'
import type { OpenPaper } from '#lib/paper/open.ts'
import { offers } from '#lib/places/search.ts'

/** Place, unit and language of whoever is signed in, on all their devices. */
export function ReadingForm({ open }: { open: OpenPaper }) {
  const { words, view, place, locale } = open
  const say = words.places
  const [current] = offers([place], view.language)
  const options = (labels: Record<string, string>) => Object.entries(labels).map(([value, label]) => ({ value, label }))
  return (
    <>
      <p className="mb-4">
        {current && say.current(current.name, current.country)}{' '}
        <a className="link-quiet" href="/place">
          {words.masthead.bar.change}
        </a>
      </p>
      <form method="post" action="/send/reading" aria-label={say.title}>
        <input type="hidden" name="back" value="/account#place" />
        <Choice
          form="reading"
          name="unit"
          label={say.unit}
          kept={null}
          options={options(say.units)}
          defaultValue={locale.unit ?? ''}
        />
        <Choice
          form="reading"
          name="language"
          label={say.language}
          kept={null}
          options={options(say.languages)}
          defaultValue={locale.language ?? ''}
        />
        <Button look="plain">{say.save}</Button>
      </form>
    </>
  )
}
