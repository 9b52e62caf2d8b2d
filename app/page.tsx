import { FrontPage } from '#components/front/front-page.tsx'
import { PageFrame } from '#components/masthead/page-frame.tsx'
import { mostDiscussed } from '#lib/comments/counts.ts'
import { listBackNumbers } from '#lib/editions/back-numbers.ts'
import { listSlots } from '#lib/editions/slots.ts'
import { frontAt } from '#lib/front/front-at.ts'
import { openPaper } from './paper.ts'

const MOST_DISCUSSED = 6

/** The front page: the sample edition until real sources have delivered, then the paper's own. */
export default async function Page() {
  const open = await openPaper()
  const { db, edition, view, scope } = open
  const [front, discussed, slots, backNumbers] = await Promise.all([
    frontAt(db, scope),
    mostDiscussed(db, scope, MOST_DISCUSSED),
    listSlots(db, edition.sample),
    edition.sample ? [] : listBackNumbers(db, 1),
  ])
  return (
    <PageFrame open={open} current="front" size="front">
      <FrontPage front={front} discussed={discussed} slots={slots} backNumbers={backNumbers} view={view} />
    </PageFrame>
  )
}
