import { Button } from '#components/ui/button.tsx'
import { PaperForm } from '#components/ui/paper-form.tsx'
import type { OpenPaper } from '#lib/paper/open.ts'
import type { WishState } from '#lib/sources/model.ts'
import type { Wish } from '#lib/sources/wishes.ts'
import { LooksAgain } from './looks-again.client.tsx'

type Props = { open: OpenPaper; wishes: Wish[]; back: string }

/** First what somebody has to look after. */
const ORDER = ['refused', 'waiting', 'known', 'added'] as const satisfies readonly WishState[]

/** What came of each address: what failed first, by its line in the list; the page looks again while some wait. */
export function SourceOutcomes({ open: { words, kept }, wishes, back }: Props) {
  const say = words.setup.sources
  const of = Map.groupBy(wishes, ({ state }) => state)
  const count = (state: WishState) => of.get(state)?.length ?? 0
  const waiting = count('waiting')
  const titles = { refused: say.failed, waiting: say.stillWaiting, known: say.knownAlready, added: say.addedNow }
  return (
    <section id="asked" aria-labelledby="asked-title" className="mb-8 scroll-mt-4 border-rule-strong border-t pt-4">
      <h2 id="asked-title" className="mb-1 font-bold font-sans text-ui">
        {say.outcomes}
      </h2>
      <p role="status" className="mb-2 font-sans text-ink-2 text-ui">
        {say.count({ added: count('added'), known: count('known'), refused: count('refused'), waiting })}
      </p>
      {waiting > 0 && (
        <>
          <progress
            className="mb-2 block w-full"
            value={wishes.length - waiting}
            max={wishes.length}
            aria-labelledby="asked-title"
          />
          <PaperForm action="/send/sources/again" name="sources-again" back={back} kept={kept} label={say.again}>
            <Button look="plain">{say.again}</Button>
          </PaperForm>
          <LooksAgain />
        </>
      )}
      {ORDER.filter((state) => count(state) > 0).map((state) => (
        <details key={state} open={state === 'refused' || wishes.length <= 40} className="mt-4">
          <summary className="cursor-pointer py-1 font-[550] font-sans text-ui">
            {say.group(titles[state], count(state))}
          </summary>
          <ul>
            {of.get(state)?.map((wish) => (
              <Outcome key={wish.id} wish={wish} say={say} />
            ))}
          </ul>
        </details>
      ))}
    </section>
  )
}

function Outcome({ wish, say }: { wish: Wish; say: OpenPaper['words']['setup']['sources'] }) {
  const { address, title, line, state, told } = wish
  return (
    <li className="border-rule border-b py-2.5">
      <span className="block font-sans text-ink-3 text-meta [overflow-wrap:anywhere]">
        {[line === null ? null : say.line(line), title, address].filter(Boolean).join(' · ')}
      </span>
      <span className={state === 'refused' ? 'font-[550] text-accent' : ''}>
        {state === 'waiting' ? say.waiting : state === 'refused' ? say.refused(told) : told}
      </span>
    </li>
  )
}
