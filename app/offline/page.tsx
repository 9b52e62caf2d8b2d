import type { Metadata } from 'next'
import { PageFrame } from '#components/masthead/page-frame.tsx'
import { KeepPaper } from '#components/offline/keep-paper.client.tsx'
import { PageTitle } from '#components/ui/page-title.tsx'
import { keeperOf } from '#lib/offline/keeper.ts'
import { openPaper } from '../paper.ts'

export async function generateMetadata(): Promise<Metadata> {
  const { words } = await openPaper()
  return { title: words.offline.title, alternates: { canonical: '/offline' } }
}

/** Keeping the paper in one's own browser: what that is, the switch, and what is kept. */
export default async function Page() {
  const open = await openPaper()
  const { words, reader, view } = open
  const say = words.offline
  return (
    <PageFrame open={open} current="" size="inner">
      <div className="mx-auto max-w-measure pt-12 pb-14">
        <PageTitle>{say.title}</PageTitle>
        <p className="mt-4 text-pretty text-ink-2 text-lead-dek">{say.intro}</p>
        <KeepPaper
          session={keeperOf(reader)?.session ?? null}
          needs={say.needs}
          words={say.live}
          acts={say.worker.acts}
          language={view.language}
        />
        <ul className="mt-8 list-disc space-y-2 ps-5">
          {say.rules.map((rule) => (
            <li key={rule} className="text-pretty">
              {rule}
            </li>
          ))}
        </ul>
      </div>
    </PageFrame>
  )
}
