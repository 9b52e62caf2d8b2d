import type { Metadata } from 'next'
import { PageFrame } from '#components/masthead/page-frame.tsx'
import { Leaflet } from '#components/ui/leaflet.tsx'
import { openPaper } from '../paper.ts'

export async function generateMetadata(): Promise<Metadata> {
  const { words } = await openPaper()
  return { title: words.about.colophon.title, alternates: { canonical: '/colophon' } }
}

export default async function Page() {
  const open = await openPaper()
  const { words } = open
  return (
    <PageFrame open={open} current="colophon" size="inner">
      <Leaflet text={words.about.colophon} />
    </PageFrame>
  )
}
