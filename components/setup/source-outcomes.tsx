import { Button } from '#components/ui/button.tsx'
import { PaperForm } from '#components/ui/paper-form.tsx'
import type { OpenPaper } from '#lib/paper/open.ts'
import type { Wish } from '#lib/sources/wishes.ts'

/** What came of each address, in the order in which they were given. */
export function SourceOutcomes({ open: { words, kept }, wishes }: { open: OpenPaper; wishes: Wish[] }) {
  const say = words.setup.sources
  const count = (state: Wish['state']) => wishes.filter((wish) => wish.state === state).length
  const waiting = count('waiting')
  return (
    <section id="asked" aria-labelledby="asked-title" className="mb-8 scroll-mt-4 border-rule-strong border-t pt-4">
      <h2 id="asked-title" className="mb-1 font-bold font-sans text-ui">
        {say.outcomes}
      </h2>
      <p role="status" className="mb-2 font-sans text-ink-2 text-ui">
        {say.count(count('added'), count('refused'), waiting)}
      </p>
      <ul>
        {wishes.map(({ address, state, told }) => (
          <li key={address} className="border-rule border-b py-2.5">
            <span className="block font-sans text-ink-3 text-meta [overflow-wrap:anywhere]">{address}</span>
            <span className={state === 'refused' ? 'font-[550] text-accent' : ''}>
              {state === 'waiting' ? say.waiting : state === 'refused' ? say.refused(told) : told}
            </span>
          </li>
        ))}
      </ul>
      {waiting > 0 && (
        <PaperForm
          action="/send/sources/again"
          name="sources-again"
          back="/setup/sources"
          kept={kept}
          label={say.again}
          className="mt-4"
        >
          <Button look="plain">{say.again}</Button>
        </PaperForm>
      )}
    </section>
  )
}
