import { longDate } from '#lib/editions/times.ts'
import { FILE_PROBLEMS, type FileProblem, IMPORT_FORMATS } from '#lib/imports/model.ts'
import type { ImportView } from '#lib/imports/queries.ts'
import type { PageView } from '#lib/paper/page-view.ts'

/** Where a file comes from, and how far it has been taken in. */
export function ImportState({ item, view }: { item: ImportView; view: PageView }) {
  const { words, timeZone, language } = view
  const say = words.imports
  const { lines, total, state } = item
  const format = IMPORT_FORMATS.find((known) => known === item.format)
  const done = total - lines.waiting
  return (
    <>
      <p className="mt-1 font-sans text-ink-3 text-meta">
        {[format && say.formats[format], longDate(item.at, timeZone, language)].filter(Boolean).join(' · ')}
      </p>
      <p className="mt-2 text-pretty" role="status">
        {state === 'failed'
          ? say.files[isFileProblem(item.problem) ? item.problem : 'unreadable']
          : state === 'waiting'
            ? say.waiting
            : state === 'running'
              ? say.running(done, total)
              : say.done(lines.saved, lines.known)}
      </p>
      {state === 'running' && (
        <progress
          className="mt-2 block h-2 w-full max-w-measure accent-accent"
          max={total}
          value={done}
          aria-label={item.name}
        />
      )}
      {item.broken && <p className="mt-1 text-ink-2 text-pretty">{say.broken}</p>}
      {item.beyond > 0 && <p className="mt-1 text-ink-2 text-pretty">{say.beyond(total, item.beyond)}</p>}
    </>
  )
}

const isFileProblem = (code: string | null): code is FileProblem => FILE_PROBLEMS.some((known) => known === code)
