import { Figure } from '#components/articles/figure.tsx'
import { kickerBeside } from '#components/articles/kicker.tsx'
import { TrailCard } from '#components/articles/trail-card.tsx'
import { Label } from '#components/ui/label.tsx'
import type { SectionBlock as Block } from '#lib/front/model.ts'
import type { PageView } from '#lib/paper/page-view.ts'

const ROWS: Record<number, string> = {
  1: '',
  2: 'md:grid-cols-2',
  3: 'md:grid-cols-3',
  4: 'md:grid-cols-2 lg:grid-cols-4',
}

/** A section of the front: up to four headlines in a row, or a large picture with its story and the rest beside it. */
export function SectionBlock({
  block,
  index,
  continued,
  view,
}: {
  block: Block
  index: number
  /** It goes on with what the block above began: its name is not said again. */
  continued: boolean
  view: PageView
}) {
  const { words } = view
  const id = `block-${index}`
  const more = block.section && (block.total === null || block.total > block.trails.length) && (
    <a href={`/section/${block.section.slug}`}>{words.articles.allOf(block.total)}</a>
  )
  const stories =
    block.layout === 'feature' ? <Feature block={block} index={index} view={view} /> : <Row block={block} view={view} />
  if (continued) return <div className="border-rule border-t pt-6 pb-8">{stories}</div>
  return (
    <section aria-labelledby={id} className="pt-2 pb-8">
      <Label id={id} more={more || undefined}>
        {block.section?.name ?? words.articles.moreStories}
      </Label>
      {stories}
    </section>
  )
}

function Row({ block, view }: { block: Block; view: PageView }) {
  const kicker = block.section ? kickerBeside(block.trails) : 'section'
  return (
    <div className={`grid gap-y-5 md:gap-y-6 ${ROWS[block.trails.length] ?? ROWS[4]}`}>
      {block.trails.map((trail) => (
        <div
          key={trail.id}
          className="min-w-0 border-rule border-b pb-5 last:border-b-0 last:pb-0 md:border-b-0 md:border-l md:px-5 md:pb-0 lg:first:border-l-0 lg:first:pl-0 md:[&:nth-child(2n+1)]:border-l-0 md:[&:nth-child(2n+1)]:pl-0 lg:[&:nth-child(n+2)]:border-l lg:[&:nth-child(n+2)]:pl-5"
        >
          <TrailCard trail={trail} view={view} kicker={kicker} />
        </div>
      ))}
    </div>
  )
}

/** The picture on one side, its headline and the others on the other; the side changes from feature to feature. */
function Feature({ block, index, view }: { block: Block; index: number; view: PageView }) {
  const [first, ...rest] = block.trails
  if (!first) return null
  const kicker = block.section ? kickerBeside(rest) : 'section'
  const right = index % 4 > 1
  return (
    <div className={`grid items-start gap-x-7 gap-y-4 ${right ? 'lg:grid-cols-[5fr_7fr]' : 'lg:grid-cols-[7fr_5fr]'}`}>
      {first.picture && (
        <Figure
          picture={first.picture}
          sizes="(min-width: 64rem) 48rem, 100vw"
          caption={false}
          className={right ? 'lg:order-last' : ''}
        />
      )}
      <div className="min-w-0">
        <TrailCard trail={first} view={view} standfirst="always" kicker="own" large />
        {rest.map((trail) => (
          <div key={trail.id} className="mt-5 border-rule border-t pt-5">
            <TrailCard trail={trail} view={view} kicker={kicker} />
          </div>
        ))}
      </div>
    </div>
  )
}
