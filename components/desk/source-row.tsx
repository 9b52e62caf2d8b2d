import type { OpenPaper } from '#lib/paper/open.ts'
import type { SourceView } from '#lib/sources/queries.ts'
import { SourceAct } from './source-act.tsx'

/** A source in the desk's list: how it does, and what can be done with one press. */
export function SourceRow({ open: { words }, source }: { open: OpenPaper; source: SourceView }) {
  const say = words.deskSources
  const { id, title, state, health, articles, section } = source
  const colour = health.state === 'sick' ? 'text-accent' : 'text-ink-2'
  return (
    <li className="border-rule border-b py-3">
      <p className="flex flex-wrap items-baseline gap-x-3">
        <a
          className="min-w-0 font-bold [overflow-wrap:anywhere]"
          href={`/desk/sources/${id}`}
          aria-label={say.toOne(title)}
        >
          {title}
        </a>
        <span className={`font-[550] font-sans text-ui ${colour}`}>{say.states[health.state]}</span>
        <span className="font-sans text-ink-3 text-meta">
          {[section?.name ?? say.sections.none, say.articles(articles)].join(' · ')}
        </span>
      </p>
      <p className="mt-0.5 text-pretty font-sans text-ink-2 text-ui">{health.sentences.join(' ')}</p>
      <div className="mt-1.5 flex flex-wrap gap-x-5 font-sans text-ui">
        {state !== 'gone' && <SourceAct act="read" source={source} say={say} />}
        <SourceAct act={state === 'active' ? 'pause' : 'resume'} source={source} say={say} />
        <SourceAct act="remove" source={source} say={say} />
      </div>
    </li>
  )
}
