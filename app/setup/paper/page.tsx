import type { Metadata } from 'next'
import { PaperFields } from '#components/setup/paper-fields.tsx'
import { SetupPage } from '#components/setup/setup-page.tsx'
import { personal } from '../../account/personal.ts'
import { openSetup } from '../owner.ts'

export async function generateMetadata(): Promise<Metadata> {
  return personal((await openSetup()).words.setup.paper.title)
}

export default async function Page() {
  const open = await openSetup()
  const { title, intro } = open.words.setup.paper
  return (
    <SetupPage open={open} step={2} title={title} intro={intro} skip="/setup/sources">
      <PaperFields open={open} />
    </SetupPage>
  )
}
