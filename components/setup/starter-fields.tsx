import { Fragment } from 'react'
import { Button } from '#components/ui/button.tsx'
import { keptFor, PaperForm } from '#components/ui/paper-form.tsx'
import { TickGroup } from '#components/ui/tick-group.tsx'
import type { OpenPaper } from '#lib/paper/open.ts'
import { INTERESTS, STARTER_LANGUAGES, type StarterSource } from '#lib/sources/starter/model.ts'
import { STARTER_PACK } from '#lib/sources/starter/pack.ts'

const FORM = 'starters'

/** Openly licensed sources by interest and language, each with its licence and the page that states it. */
export function StarterFields({ open: { words, kept, paper }, back }: { open: OpenPaper; back: string }) {
  const say = words.setup.sources.starter
  const errors = keptFor(kept, FORM)?.errors ?? {}
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
        error={errors.interest}
        options={INTERESTS.map((interest) => ({
          value: interest,
          label: say.interests[interest],
          ticked: false,
          about: <Serving sources={STARTER_PACK.filter(({ interests }) => interests.includes(interest))} say={say} />,
        }))}
      />
      <TickGroup
        form={FORM}
        name="language"
        legend={say.language}
        error={errors.language}
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

function Serving({ sources, say }: { sources: readonly StarterSource[]; say: Say }) {
  return sources.map(({ key, title, licence, basis, languages }, index) => (
    <Fragment key={key}>
      {index > 0 && ' · '}
      <span lang={languages[0]}>{title}</span>{' '}
      <a className="underline underline-offset-[0.16em]" href={basis} rel="noopener">
        {licence.name}
        <span className="sr-only">{`: ${say.statedAt(title)}`}</span>
      </a>
      {languages.length === 1 && languages[0] !== 'en' && ` (${say.languages[languages[0] ?? 'en']})`}
    </Fragment>
  ))
}
