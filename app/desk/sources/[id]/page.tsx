import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { DeskPage, DeskPart } from '#components/desk/desk-page.tsx'
import { SourceAct } from '#components/desk/source-act.tsx'
import { SourceSettings } from '#components/desk/source-settings.tsx'
import { listSections } from '#lib/sections/queries.ts'
import { showSource } from '#lib/sources/queries.ts'
import { openDesk } from '../../staff.ts'

type Props = { params: Promise<{ id: string }> }

async function openSource({ params }: Props) {
  const open = await openDesk('editor')
  const { id } = await params
  const source = /^\d{1,9}$/.test(id) ? await showSource(open.db, id, open.clock, open.words.sources) : null
  return source && source.kind === 'feed' && source.state !== 'removed' ? { open, source } : notFound()
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  return { title: (await openSource(props)).source.title, robots: { index: false } }
}

/** One source: how it does, and its settings. */
export default async function Page(props: Props) {
  const { open, source } = await openSource(props)
  const { db, words } = open
  const say = words.deskSources
  const back = `/desk/sources/${source.id}`
  return (
    <DeskPage open={open} title={source.title}>
      <p className="mb-4 flex flex-wrap gap-x-6 font-sans text-ui">
        <a className="link-quiet" href="/desk/sources">
          {say.all}
        </a>
        <a className="link-quiet" href={`/source/${source.slug}`}>
          {say.toPublic}
        </a>
      </p>
      <p className="text-pretty text-ink-2">{source.health.sentences.join(' ')}</p>
      <p className="mt-2 font-sans text-ink-3 text-ui [overflow-wrap:anywhere]">
        {[source.feedUrl, say.articles(source.articles), source.licence].filter(Boolean).join(' · ')}
      </p>
      <div className="mt-4 flex flex-wrap gap-x-5">
        {source.state !== 'gone' && <SourceAct act="read" source={source} say={say} back={back} />}
        <SourceAct act={source.state === 'active' ? 'pause' : 'resume'} source={source} say={say} back={back} />
        <SourceAct act="remove" source={source} say={say} />
      </div>
      <DeskPart id="settings" title={say.settings.title}>
        <SourceSettings open={open} source={source} sections={await listSections(db)} />
      </DeskPart>
    </DeskPage>
  )
}
