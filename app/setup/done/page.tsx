import type { Metadata } from 'next'
import { SetupPage } from '#components/setup/setup-page.tsx'
import { Button } from '#components/ui/button.tsx'
import { PaperForm } from '#components/ui/paper-form.tsx'
import { sampleSize } from '#lib/paper/queries.ts'
import { personal } from '../../account/personal.ts'
import { openSetup } from '../owner.ts'

export async function generateMetadata(): Promise<Metadata> {
  return personal((await openSetup()).words.setup.done.title)
}

export default async function Page() {
  const open = await openSetup()
  const { db, edition, kept, words } = open
  const say = words.setup.done
  const { stories } = await sampleSize(db)
  const ways = [
    ['/', say.front],
    ['/desk', say.desk],
    ['/setup/sources', say.moreSources],
    ['/account', say.account],
  ] as const
  return (
    <SetupPage open={open} step={5} title={say.title} intro={say.intro}>
      <ul className="border-rule border-t">
        {ways.map(([address, text]) => (
          <li key={address} className="border-rule border-b py-2.5">
            <a className="link-quiet" href={address}>
              {text}
            </a>
          </li>
        ))}
      </ul>
      {stories > 0 && (
        <section aria-labelledby="sample-title" className="mt-8">
          <h2 id="sample-title" className="mb-1 font-bold font-sans text-ui">
            {say.sample}
          </h2>
          <p className="mb-4 text-pretty text-ink-2">{edition.sample ? say.sampleStands : say.sampleBeside}</p>
          <PaperForm
            action="/send/sample/remove"
            name="remove-sample"
            back="/setup/done"
            kept={kept}
            labelledBy="sample-title"
          >
            <Button look="plain">{say.removeSample}</Button>
          </PaperForm>
        </section>
      )}
    </SetupPage>
  )
}
