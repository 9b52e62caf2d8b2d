import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import type { Messages } from '#lib/messages/model.ts'
import { openWords } from './open-words.ts'
import { PlaceSuggestions } from './suggestions.client.tsx'

/** Finds a place by its name: a page of results without scripts, a list below the field with them. */
export function PlaceSearch({ typed, say }: { typed: string; say: Messages['places'] }) {
  return (
    <search>
      <form method="get" action="/place">
        <Field
          form="place"
          name="q"
          label={say.label}
          hint={say.hint}
          kept={null}
          defaultValue={typed}
          maxLength={80}
          autoComplete="off"
          spellCheck={false}
        />
        <PlaceSuggestions input="place-q" words={openWords(say)} sends="/send/reading" />
        <Button look="plain">{say.find}</Button>
      </form>
    </search>
  )
}
