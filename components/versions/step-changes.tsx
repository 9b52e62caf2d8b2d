import type { ReactNode } from 'react'
import { tongue } from '#components/articles/address.ts'
import { FullDate } from '#components/articles/when.tsx'
import type { PageView } from '#lib/paper/page-view.ts'
import type { LineChange, Span } from '#lib/versions/compare.ts'
import type { ChangeLog, Step } from '#lib/versions/model.ts'
import { Marked } from './marked.tsx'

/** One change: when, how much, and word for word. */
export function StepChanges({ step, log, view }: { step: Step; log: ChangeLog; view: PageView }) {
  const { words } = view
  const say = words.versions.changes
  const { changes } = step
  const moved = changes.lines.some((line) => line.is !== 'kept')
  const foreign = tongue(log.article.language, view.language)
  return (
    <section
      id={`text-${step.number}`}
      aria-labelledby={`text-${step.number}-title`}
      className="border-rule border-b py-7"
    >
      <h2 id={`text-${step.number}-title`} className="font-sans font-semibold text-ui">
        <FullDate iso={step.at} view={view} />
      </h2>
      <p className="mt-1 font-medium font-sans text-ink-3 text-meta">
        {words.versions.sum(changes.added, changes.removed)}
      </p>
      {changes.headline && <Part name={say.headline} spans={changes.headline} view={view} foreign={foreign} large />}
      {changes.standfirst && <Part name={say.standfirst} spans={changes.standfirst} view={view} foreign={foreign} />}
      {log.whole && moved && (
        <>
          <h3 className="mt-5 font-sans font-semibold text-ink-3 text-meta">{say.text}</h3>
          <div className="mt-2 grid gap-3.5" {...foreign}>
            <Lines lines={changes.lines} view={view} />
          </div>
        </>
      )}
      {!log.whole && !changes.headline && !changes.standfirst && <p className="mt-3 text-ink-2">{say.textToo}</p>}
      <p className="mt-5 font-sans text-ui">
        <a
          className="underline underline-offset-[0.16em]"
          href={`/article/${log.article.slug}-${log.article.id}/version/${step.number}`}
        >
          {say.before}
        </a>
      </p>
    </section>
  )
}

type PartProps = { name: string; spans: readonly Span[]; view: PageView; foreign: object; large?: boolean }

function Part({ name, spans, view, foreign, large = false }: PartProps) {
  return (
    <>
      <h3 className="mt-5 font-sans font-semibold text-ink-3 text-meta">{name}</h3>
      <p className={`mt-1.5 [overflow-wrap:anywhere] ${large ? 'text-head-m' : 'text-ink-2'}`} {...foreign}>
        <Marked spans={spans} words={view.words} />
      </p>
    </>
  )
}

function Lines({ lines, view }: { lines: readonly LineChange[]; view: PageView }) {
  const shown: ReactNode[] = []
  for (const line of lines) shown.push(<Line key={shown.length} line={line} view={view} />)
  return shown
}

function Line({ line, view }: { line: LineChange; view: PageView }) {
  if (line.is === 'kept') {
    return (
      <p className="font-sans text-ink-3 text-meta" lang={view.language} dir="ltr">
        {view.words.versions.changes.kept(line.lines)}
      </p>
    )
  }
  return (
    <p className="[overflow-wrap:anywhere]">
      <Marked spans={line.spans} words={view.words} />
    </p>
  )
}
