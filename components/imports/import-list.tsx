import { LooksAgain } from '#components/setup/looks-again.client.tsx'
import { longDate } from '#lib/editions/times.ts'
import { FILE_PROBLEMS, type FileProblem, IMPORT_FORMATS } from '#lib/imports/model.ts'
import type { FailedLine, ImportView } from '#lib/imports/queries.ts'
import type { PageView } from '#lib/paper/page-view.ts'

type Props = { imports: ImportView[]; failed: ReadonlyMap<number, FailedLine[]>; view: PageView }

/** What somebody has brought: how far it is, and what could not be taken in. */
export function ImportList({ imports, failed, view }: Props) {
  const say = view.words.imports
  const running = imports.some(({ state }) => state === 'waiting' || state === 'running')
  return (
    <section aria-labelledby="imports" className="mt-10 border-rule-strong border-t pt-5">
      <h2 id="imports" className="text-head-m">
        {say.broughtTitle}
      </h2>
      {running && (
        <p className="mt-2 font-sans text-ui">
          <a className="link-quiet" href="/saved/import">
            {say.look}
          </a>
          <LooksAgain />
        </p>
      )}
      <ul>
        {imports.map((one) => (
          <li key={one.id} className="border-rule border-b py-5 last:border-0">
            <One item={one} failed={failed.get(one.id) ?? []} view={view} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function One({ item, failed, view }: { item: ImportView; failed: FailedLine[]; view: PageView }) {
  const { words, timeZone, language } = view
  const say = words.imports
  const { lines, total, state } = item
  const format = IMPORT_FORMATS.find((known) => known === item.format)
  const done = total - lines.waiting
  return (
    <>
      <h3 className="font-semibold text-[1.12rem] [overflow-wrap:anywhere]">{item.name}</h3>
      <p className="mt-1 font-sans text-ink-3 text-meta">
        {[format && say.formats[format], longDate(item.at, timeZone, language)].filter(Boolean).join(' · ')}
      </p>
      <p className="mt-2" role="status">
        {state === 'failed'
          ? say.files[isFileProblem(item.problem) ? item.problem : 'unreadable']
          : state === 'waiting'
            ? say.waiting
            : state === 'running'
              ? say.running(done, total)
              : say.done(lines.saved, lines.known)}
      </p>
      {state === 'running' && (
        <progress className="mt-2 w-full max-w-measure accent-accent" max={total} value={done} aria-label={item.name} />
      )}
      {item.broken && <p className="mt-1 text-ink-2">{say.broken}</p>}
      {failed.length > 0 && (
        <details className="mt-3" open={failed.length <= 20}>
          <summary className="w-fit cursor-pointer py-0.5 font-sans text-ui underline underline-offset-[0.16em]">
            {say.failed(lines.failed)}
          </summary>
          <ul className="mt-2 font-sans text-ink-2 text-meta">
            {failed.map(({ number, place, problem, said }) => (
              <li key={number} className="py-1 [overflow-wrap:anywhere]">
                {say.failedLine(place, say.lines[problem ?? 'unreadable'])}
                {said && <span className="block text-ink-3">{said}</span>}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

const isFileProblem = (code: string | null): code is FileProblem => FILE_PROBLEMS.some((known) => known === code)
