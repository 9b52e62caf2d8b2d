import type { Messages } from '#lib/messages/model.ts'
import { TEXT_NAMES } from '#lib/reading/choices.ts'
import { TextSettings } from './text-settings.client.tsx'

/** Size, spacing, measure and face of stories. */
export function TextForm({ words, signedIn }: { words: Messages; signedIn: boolean }) {
  const { text, apply } = words.reading
  const fields = TEXT_NAMES.map((name) => ({
    name,
    label: text[name].label,
    values: Object.entries(text[name].values),
  }))
  return (
    <form method="post" action="/choices" className="text-choices">
      <TextSettings fields={fields} apply={apply} signedIn={signedIn} />
      <a href="/offline" className="link-quiet justify-self-start">
        {words.offline.title}
      </a>
    </form>
  )
}
