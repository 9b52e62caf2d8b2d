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

/** A section of the front: four headlines in a row, or a picture with its story and the rest beside it. */
export function SectionBlock({ block, index, view }: { block: Block; index: number; view: PageView }) {
  const { words } = view
  const id = `block-${index}`
  const more = block.section && block.total > block.trails.length && (
    <a href={`/section/${block.section.slug}`}>{words.articles.allOf(block.total)}</a>
  )
  return (
    <section aria-labelledby={id} className="pt-2 pb-8">
      <Label id={id} more={more || undefined}>
        {block.section?.name ?? words.articles.moreStories}
      </Label>
      {block.layout === 'feature' ? <Feature block={block} view={view} /> : <Row block={block} view={view} />}
    </section>
  )
}

function Row({ block, view }: { block: Block; view: PageView }) {
  return (
    <div className={`grid gap-y-5 md:gap-y-6 ${ROWS[block.trails.length] ?? ROWS[4]}`}>
      {block.trails.map((trail) => (
        <div
          key={trail.id}
          className="min-w-0 border-rule border-b pb-5 last:border-b-0 last:pb-0 md:border-b-0 md:border-l md:px-5 md:pb-0 lg:first:border-l-0 lg:first:pl-0 md:[&:nth-child(2n+1)]:border-l-0 md:[&:nth-child(2n+1)]:pl-0 lg:[&:nth-child(n+2)]:border-l lg:[&:nth-child(n+2)]:pl-5"
        >
          <TrailCard trail={trail} view={view} ownKicker={block.section !== null} />
        </div>
      ))}
    </div>
  )
}

function Feature({ block, view }: { block: Block; view: PageView }) {
  const [first, ...rest] = block.trails
  if (!first) return null
  return (
    <div className="grid gap-y-6 lg:grid-cols-2">
      <div className="lg:border-rule lg:border-r lg:pr-6">
        <TrailCard trail={first} view={view} picture standfirst ownKicker={block.section !== null} large />
      </div>
      <div className="lg:pl-6">
        {rest.map((trail) => (
          <div key={trail.id} className="mb-5 border-rule border-b pb-5 last:mb-0 last:border-0 last:pb-0">
            <TrailCard trail={trail} view={view} standfirst ownKicker={block.section !== null} />
          </div>
        ))}
      </div>
    </div>
  )
}
