import { Button } from '#components/ui/button.tsx'
import { keptFor, PaperForm } from '#components/ui/paper-form.tsx'
import type { PagedSubject } from '#lib/mutes/model.ts'
import type { OpenPaper } from '#lib/paper/open.ts'
import { LengthFields } from './length-fields.tsx'

type Props = {
  open: Pick<OpenPaper, 'kept' | 'words'>
  /** What can be muted here, one button each. */
  subjects: readonly (PagedSubject & { name: string })[]
  /** The page that it stands on. */
  back: string
}

/** Not `mute`: the forms of a thread, which stand on the same page, mute people. */
const FORM = 'mute-subject'

/** "Mute …", where one meets the thing: opens without scripts, and stays open where something is to be mended. */
export function MuteMenu({ open, subjects, back }: Props) {
  if (!subjects.length) return null
  const { kept, words } = open
  const say = words.mutes
  return (
    <details className="mute-menu" open={keptFor(kept, FORM) !== null}>
      <summary>{say.muteThis}</summary>
      <PaperForm action="/send/mutes/subject" name={FORM} back={back} kept={kept} label={say.muteThis}>
        <input type="hidden" name="mute" value="yes" />
        <LengthFields form={FORM} open={open} />
        <p className="mute-subjects">
          {subjects.map(({ kind, slug, name }) => (
            <Button key={`${kind}/${slug}`} look="plain" name="subject" value={`${kind}/${slug}`}>
              {say.muteOne[kind](name)}
            </Button>
          ))}
        </p>
      </PaperForm>
    </details>
  )
}
