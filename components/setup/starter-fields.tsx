import { Fragment } from 'react'
import { Button } from '#components/ui/button.tsx'
import { PaperForm } from '#components/ui/paper-form.tsx'
import { TickGroup } from '#components/ui/tick-group.tsx'
import type { OpenPaper } from '#lib/paper/open.ts'
import { INTERESTS, type Interest, STARTER_LANGUAGES, type StarterSource } from '#lib/sources/starter/model.ts'
import { STARTER_PACK } from '#lib/sources/starter/pack.ts'
import { readStarters } from '#lib/sources/starter/read.ts'

const FORM = 'starters'

/** Openly licensed sources by interest and language, each with its licence and the page that states it. */
export async function StarterFields({ open: { db, words, kept, paper }, back }: { open: OpenPaper; back: string }) {
  const say = words.setup.sources.starter
  const read = await readStarters(db)
  const own = /^de\b/i.test(paper.language) ? 'de' : 'en'
  return (
    <PaperForm action="/send/sources/starter" name={FORM} back={back} kept={kept} labelledBy="starters-title">
      <h2 id="starters-title" className="mb-1 text-head-s">
        {say.title}
      </h2>
      <p className="mb-5 text-pretty text-ink-2">
        {say.intro} {say.unverified}
      </p>
      <TickGroup
        form={FORM}
        name="interest"
        legend={say.interest}
        kept={kept}
        options={INTERESTS.map((interest) => ({
          value: interest,
          label: say.interests[interest],
          ticked: false,
          about: <Serving interest={interest} read={read} say={say} />,
        }))}
      />
      <TickGroup
        form={FORM}
        name="language"
        legend={say.language}
        kept={kept}
        options={STARTER_LANGUAGES.map((value) => ({
          value,
          label: say.languages[value],
          ticked: value === own || value === 'en',
        }))}
      />
      <Button>{say.submit}</Button>
    </PaperForm>
  )
}

type Say = OpenPaper['words']['setup']['sources']['starter']

function Serving({ interest, read, say }: { interest: Interest; read: ReadonlySet<string>; say: Say }) {
  const sources = STARTER_PACK.filter(({ interests }) => interests.includes(interest))
  return sources.map((source, index) => (
    <Fragment key={source.key}>
      {index > 0 && ' · '}
      <span lang={source.languages[0]}>{source.title}</span>{' '}
      <a className="underline underline-offset-[0.16em]" href={source.basis} rel="noopener">
        {source.licence.name}
        <span className="sr-only">{`: ${say.statedAt(source.title)}`}</span>
      </a>
      <Marks source={source} read={read.has(source.key)} say={say} />
    </Fragment>
  ))
}

/** Its language where that is not the pack's usual one, and that nobody has read it yet. */
function Marks({ source: { languages }, read, say }: { source: StarterSource; read: boolean; say: Say }) {
  const [only] = languages.length === 1 ? languages : []
  const marks = [only && only !== 'en' ? say.languages[only] : '', read ? '' : say.unverifiedMark].filter(Boolean)
  return marks.length > 0 && ` (${marks.join(', ')})`
}
