import type { Metadata } from 'next'
import { DeskPage, DeskPart } from '#components/desk/desk-page.tsx'
import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { PaperForm } from '#components/ui/paper-form.tsx'
import { commentSettings, typedWords } from '#lib/moderation/settings.ts'
import { openDesk } from '../staff.ts'

export async function generateMetadata(): Promise<Metadata> {
  const { words } = await openDesk('editor')
  return { title: words.moderation.settings.title, robots: { index: false } }
}

/** What the desk sets about comments. */
export default async function Page() {
  const open = await openDesk('editor')
  const { db, kept, words } = open
  const say = words.moderation.settings
  const [now, listed] = await Promise.all([commentSettings(db), typedWords(db)])
  const number = { form: 'numbers', kept, inputMode: 'numeric' } as const
  return (
    <DeskPage open={open} title={say.title}>
      <PaperForm action="/send/moderation/settings" name="numbers" back="/desk/settings" kept={kept} label={say.title}>
        <Field
          {...number}
          name="newcomers"
          label={say.newcomers}
          hint={say.newcomersHint}
          defaultValue={String(now.newcomers)}
        />
        <Field
          {...number}
          name="closeAfterDays"
          label={say.closeAfterDays}
          hint={say.closeAfterDaysHint}
          defaultValue={String(now.closeAfterDays)}
        />
        <Field
          {...number}
          name="threshold"
          label={say.threshold}
          hint={say.thresholdHint}
          defaultValue={String(Math.round(now.threshold * 100))}
        />
        <Button look="plain">{say.save}</Button>
      </PaperForm>
      <DeskPart id="listed" title={say.words}>
        <PaperForm
          action="/send/moderation/listed-words"
          name="listed-words"
          back="/desk/settings"
          kept={kept}
          labelledBy="listed"
        >
          <p className="mb-4 text-ink-2">{say.wordsText}</p>
          <Field
            form="listed-words"
            kept={kept}
            name="words"
            label={say.wordsLabel}
            rows={10}
            spellCheck={false}
            defaultValue={listed.join('\n')}
          />
          <Button look="plain">{say.wordsSave}</Button>
        </PaperForm>
      </DeskPart>
    </DeskPage>
  )
}
