import type { Kept } from '#lib/forms/model.ts'
import type { PageView } from '#lib/paper/page-view.ts'
import { LONGEST_MARK_NOTE, type Mark } from '#lib/saved/mark-model.ts'
import { NoteForm } from './note-form.tsx'

type Props = {
  mark: Mark
  /** Where its passage is; null where it is nowhere any more. */
  href: string | null
  /** Said of a passage that is not in the text. */
  hint: string | null
  /** The page that it stands on, path and query. */
  back: string
  kept: Kept | null
  view: PageView
}

/** As much of a passage as names it. */
const named = (passage: string) => (passage.length > 60 ? `${passage.slice(0, 58).trimEnd()}…` : passage)

/** A marked passage with its note, and what can be done with it. Taken out, it is the way back. */
export function MarkRow({ mark, href, hint, back, kept, view: { words } }: Props) {
  const say = words.marks
  const name = named(mark.exact)
  const row = `own-mark-${mark.id}`
  const comeBack = <input type="hidden" name="back" value={back} />
  if (mark.removed) {
    return (
      <li id={row} className="mark-row">
        <form method="post" action="/send/highlight/restore" className="flex flex-wrap items-baseline gap-x-6 gap-y-1">
          {comeBack}
          <p className="min-w-0 text-ink-2 italic">{say.removedNow(name)}</p>
          <button
            type="submit"
            name="highlight"
            value={mark.id}
            className="button-text"
            aria-label={say.putBackNamed(name)}
          >
            {say.putBack}
          </button>
        </form>
      </li>
    )
  }
  return (
    <li id={row} className="mark-row">
      <blockquote className="text-pretty">{href === null ? mark.exact : <a href={href}>{mark.exact}</a>}</blockquote>
      {hint && <p className="mt-1 font-medium font-sans text-ink-3 text-meta">{hint}</p>}
      {mark.note && <p className="mt-2 whitespace-pre-line text-dek text-ink-2">{mark.note}</p>}
      <div className="mt-1.5 flex flex-wrap items-baseline gap-x-6">
        <NoteForm
          name={`note-${mark.id}`}
          action="/send/highlight/note"
          fields={{ highlight: mark.id }}
          back={back}
          kept={kept}
          note={mark.note}
          longest={LONGEST_MARK_NOTE}
          words={{
            summary: mark.note ? say.editNote : say.addNote,
            // What is called out begins with what stands there.
            of: say.noteNamed(mark.note ? say.editNote : say.addNote, name),
            label: say.note,
            save: say.saveNote,
          }}
        />
        <form method="post" action="/send/highlight/remove">
          {comeBack}
          <button
            type="submit"
            name="highlight"
            value={mark.id}
            className="button-text"
            aria-label={say.removeNamed(name)}
          >
            {say.remove}
          </button>
        </form>
      </div>
    </li>
  )
}
