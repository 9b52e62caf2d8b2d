import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { PaperForm } from '#components/ui/paper-form.tsx'
import { LONGEST_WORD } from '#lib/mutes/phrases.ts'
import type { OpenPaper } from '#lib/paper/open.ts'
import { LengthFields } from './length-fields.tsx'

const FORM = 'mute-word'

/** Adds a word or a phrase to what is muted. */
export function WordForm({ open }: { open: OpenPaper }) {
  const { kept, words } = open
  const say = words.mutes
  return (
    <PaperForm action="/send/mutes/word" name={FORM} back="/account/mutes" kept={kept} labelledBy="mute-word-title">
      <Field
        form={FORM}
        name="word"
        label={say.word}
        hint={say.wordHint}
        kept={kept}
        maxLength={LONGEST_WORD}
        autoCapitalize="none"
        autoComplete="off"
      />
      <LengthFields form={FORM} open={open} />
      <Button>{say.mute}</Button>
    </PaperForm>
  )
}
