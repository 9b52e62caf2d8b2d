import type { Metadata } from 'next'
import { PageFrame } from '#components/masthead/page-frame.tsx'
import { openPaper } from '../../paper.ts'

export async function generateMetadata(): Promise<Metadata> {
  const { words } = await openPaper()
  return { title: words.offline.worker.away, robots: { index: false } }
}

/** The frame that the worker fills in where it has no page to show: its heading and what stands below it are the worker's. */
export default async function Page() {
  const open = await openPaper()
  return (
    <PageFrame open={open} current="" size="inner">
      <div className="mx-auto max-w-measure pt-12 pb-14">
        <h1 id="offline-title" className="mb-5 text-head-l tracking-head">
          {open.words.offline.worker.away}
        </h1>
        <div id="offline-place" className="offline-place" />
      </div>
    </PageFrame>
  )
}
