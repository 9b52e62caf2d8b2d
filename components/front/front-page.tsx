import { Sponsored } from '#components/articles/sponsored.tsx'
import { Timetable } from '#components/articles/timetable.tsx'
import type { BackNumber } from '#lib/editions/back-numbers.ts'
import type { Slot } from '#lib/editions/model.ts'
import { longDate } from '#lib/editions/times.ts'
import type { Front } from '#lib/front/model.ts'
import type { PageView } from '#lib/paper/page-view.ts'
import type { ListTitle } from '#lib/saved/model.ts'
import { type Discussed, MostDiscussed } from './most-discussed.tsx'
import { type Kept, MostSaved } from './most-saved.tsx'
import { SectionBlock } from './section-block.tsx'
import { Top } from './top.tsx'

/** The edited front, from the lead to the line that says it is all. */
export function FrontPage({
  front,
  discussed,
  kept,
  slots,
  backNumbers,
  lists,
  heldBack,
  view,
}: {
  front: Front
  discussed: Discussed[]
  kept: Kept[]
  slots: Slot[]
  /** Earlier editions that the foot leads to. */
  backNumbers: BackNumber[]
  /** Public reading lists of the sample edition. */
  lists: ListTitle[]
  /** Whether its reader mutes some of it: then that is why nothing is left. */
  heldBack: boolean
  view: PageView
}) {
  const { words } = view
  if (!front.lead) {
    return (
      <div className="mx-auto max-w-measure py-20 text-center">
        <p className="text-balance text-head-l tracking-lead">
          {heldBack ? words.mutes.allHeld : words.pages.front.nothing}
        </p>
        {!heldBack && <p className="mt-4 text-pretty text-ink-2">{words.pages.front.nothingMore}</p>}
      </div>
    )
  }
  return (
    <>
      <Top front={front} slots={slots} view={view} />
      {front.blocks.map((block, index) => (
        <SectionBlock
          key={block.section?.slug ?? `rest-${index}`}
          block={block}
          index={index}
          continued={block.section === null && front.blocks[index - 1]?.section === null}
          view={view}
        />
      ))}
      {front.latest.length > 0 && (
        <div className="flex flex-col gap-8 pb-8">
          <Sponsored slots={slots} places={['before-latest']} view={view} />
          <Timetable trails={front.latest} view={view} columns={2} />
          <MostDiscussed stories={discussed} view={view} />
          <MostSaved stories={kept} view={view} />
        </div>
      )}
      {lists.map(({ id, name, owner }) => (
        <p key={id} className="pb-8 font-sans text-ui">
          <a className="underline underline-offset-4" href={`/list/${id}`}>
            {words.saved.list.byLine(name, owner)}
          </a>
        </p>
      ))}
      <div className="border-rule border-t py-8 text-center">
        <p className="text-ink-2 italic">{words.pages.front.thatIsAll}</p>
        {backNumbers.map(({ day, at, sample }) => (
          <p key={day} className="mt-2 font-medium font-sans text-ui">
            <a className="underline underline-offset-4" href={`/edition/${day}`}>
              {words.pages.front.backNumber(longDate(at.toISOString(), view.timeZone, view.language), sample)}
            </a>
          </p>
        ))}
      </div>
    </>
  )
}
