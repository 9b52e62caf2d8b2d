import { Button } from '#components/ui/button.tsx'
import { Label } from '#components/ui/label.tsx'
import { PaperForm } from '#components/ui/paper-form.tsx'
import type { Kept } from '#lib/forms/model.ts'
import type { Messages } from '#lib/messages/model.ts'
import type { Candidate } from '#lib/saved/list-model.ts'

type Props = { list: string; here: string; candidates: Candidate[]; kept: Kept | null; words: Messages }

/** Puts one of the own saved stories at the end of the list. */
export function ListAdd({ list, here, candidates, kept, words }: Props) {
  const say = words.ownLists.add
  return (
    <section aria-labelledby="list-add-title" className="mt-10">
      <Label id="list-add-title">{say.title}</Label>
      {candidates.length === 0 ? (
        <p className="text-ink-2">{say.nothing}</p>
      ) : (
        <PaperForm
          action="/send/list/put"
          name="list-add"
          back={here}
          kept={kept}
          labelledBy="list-add-title"
          className="max-w-measure"
        >
          <input type="hidden" name="list" value={list} />
          <label className="mb-4 block font-[550] font-sans text-ink-2 text-ui">
            {say.label}
            <select name="save" className="field mt-1">
              {candidates.map(({ id, headline }) => (
                <option key={id} value={id}>
                  {headline}
                </option>
              ))}
            </select>
          </label>
          <Button look="plain">{say.button}</Button>
        </PaperForm>
      )}
    </section>
  )
}

/** What has been taken off within the hour, each with the way back. */
export function TakenOff({ list, items, words }: { list: string; items: Candidate[]; words: Messages }) {
  const say = words.ownLists
  if (items.length === 0) return null
  return (
    <section id="taken-off" tabIndex={-1} aria-labelledby="taken-off-title" className="mt-8 focus:outline-none">
      <Label id="taken-off-title">{say.takenOff}</Label>
      <form method="post" action="/send/list/put-back">
        <input type="hidden" name="list" value={list} />
        <ul>
          {items.map(({ id, headline }) => (
            <li key={id} className="flex flex-wrap items-baseline justify-between gap-x-8 border-rule border-b py-2.5">
              <span className="min-w-0 text-ink-2 italic [overflow-wrap:anywhere]">{headline}</span>
              <button
                type="submit"
                name="item"
                value={id}
                aria-label={say.putBackNamed(headline)}
                className="button-text"
              >
                {say.putBack}
              </button>
            </li>
          ))}
        </ul>
      </form>
    </section>
  )
}
