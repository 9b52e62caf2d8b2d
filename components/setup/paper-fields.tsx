import { openWords } from '#components/places/open-words.ts'
import { PlaceSuggestions } from '#components/places/suggestions.client.tsx'
import { Button } from '#components/ui/button.tsx'
import { Choice } from '#components/ui/choice.tsx'
import { Field } from '#components/ui/field.tsx'
import { PaperForm } from '#components/ui/paper-form.tsx'
import type { PaperSetting } from '#lib/paper/model.ts'
import type { OpenPaper } from '#lib/paper/open.ts'
import { understoodPlace } from '#lib/paper/understood.ts'
import { languageChoices, zoneChoices } from './paper-choices.ts'

/** Who the paper is: what the environment sets is told and not asked. */
export function PaperFields({ open: { paper, words, kept } }: { open: OpenPaper }) {
  const say = words.setup.paper
  const known = understoodPlace(paper.place, paper.language)
  const shared = { form: 'paper', kept } as const
  const unlessLocked = (field: PaperSetting, control: React.ReactNode) =>
    paper.locked.includes(field) ? (
      <dl className="mb-5">
        <dt className="mb-1 font-[550] font-sans text-ink-2 text-ui">{say.label[field]}</dt>
        <dd className="[overflow-wrap:anywhere]">{say.lockedValue(paper[field], field)}</dd>
      </dl>
    ) : (
      control
    )
  return (
    <PaperForm action="/send/paper" name="paper" back="/setup/paper" kept={kept} label={say.title}>
      {unlessLocked(
        'name',
        <Field {...shared} name="name" label={say.label.name} defaultValue={paper.name} maxLength={80} required />,
      )}
      {unlessLocked(
        'tagline',
        <Field
          {...shared}
          name="tagline"
          label={say.label.tagline}
          hint={say.taglineHint}
          defaultValue={paper.tagline}
          maxLength={200}
        />,
      )}
      {unlessLocked(
        'place',
        <Field
          {...shared}
          name="place"
          label={say.label.place}
          hint={known ? `${say.placeHint} ${say.understoodNow(known.name, known.country)}` : say.placeHint}
          defaultValue={paper.place}
          maxLength={120}
          autoComplete="off"
          required
        />,
      )}
      {!paper.locked.includes('place') && <PlaceSuggestions input="paper-place" words={openWords(words.places)} />}
      {unlessLocked(
        'timeZone',
        <Choice
          {...shared}
          name="timeZone"
          label={say.label.timeZone}
          hint={say.zoneHint}
          options={[{ value: '', label: say.zoneOfPlace }, ...zoneChoices(paper.timeZone)]}
          defaultValue={known?.timeZone === paper.timeZone ? '' : paper.timeZone}
        />,
      )}
      {unlessLocked(
        'language',
        <Choice
          {...shared}
          name="language"
          label={say.label.language}
          hint={say.languageHint}
          options={languageChoices(paper.language)}
          defaultValue={paper.language}
        />,
      )}
      <Button>{words.setup.saveAndGoOn}</Button>
    </PaperForm>
  )
}
