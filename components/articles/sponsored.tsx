import { Label } from '#components/ui/label.tsx'
import type { Slot, SlotPlace } from '#lib/editions/model.ts'
import type { PageView } from '#lib/paper/page-view.ts'

/** The filled slots of the places that meet here, under one label. An unsold one takes no space. */
export function Sponsored({ slots, places, view }: { slots: Slot[]; places: SlotPlace[]; view: PageView }) {
  const filled = slots.filter((slot) => places.includes(slot.place))
  if (filled.length === 0) return null
  const id = `sponsored-${places.join('-')}`
  // Two places on a page are both sponsored: each is named by what stands in it besides.
  const names = [id, ...filled.map((_, index) => `${id}-${index}`)].join(' ')
  return (
    <aside aria-labelledby={names}>
      <Label id={id}>{view.words.articles.sponsored}</Label>
      {filled.map((slot, index) => (
        <div key={slot.headline} className="mb-4 border-rule border-b pb-4 last:mb-0 last:border-0 last:pb-0">
          <p id={`${id}-${index}`} className="text-pretty text-[1rem] leading-[1.3]">
            {slot.link ? (
              <a href={slot.link} rel="sponsored noopener">
                {slot.headline}
              </a>
            ) : (
              slot.headline
            )}
          </p>
          {slot.text && <p className="mt-1 text-pretty text-dek text-ink-2">{slot.text}</p>}
          <p className="mt-1.5 font-medium font-sans text-ink-3 text-meta">
            {slot.sample ? `${slot.sponsor} · ${view.words.articles.invented}` : slot.sponsor}
          </p>
        </div>
      ))}
    </aside>
  )
}
