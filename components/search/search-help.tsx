import type { Messages } from '#lib/messages/model.ts'

/** Names are looked up by their beginnings, so that these are understood without being of this very paper. */
export const EXAMPLES = {
  source: 'source:herald',
  section: 'section:city',
  author: 'author:winterfeld',
  after: 'after:2025-08',
  before: 'before:2025',
} as const

/** What can be asked for, by examples. */
export function SearchHelp({ words, open }: { words: Messages; open: boolean }) {
  const say = words.search
  // The catalogue has a word for each, in the order of the page.
  const operators = Object.keys(EXAMPLES) as (keyof typeof EXAMPLES)[]
  const lines = [
    say.phrase,
    say.minus,
    say.beginning,
    ...operators.map((name) => ({ example: EXAMPLES[name], says: say.operators[name] })),
  ]
  return <HelpLines lines={lines} keyHint={say.keyHint} open={open} words={words} />
}

type LinesProps = {
  lines: { example: string; says: string }[]
  /** The key that leads here; null where it is for this page alone. */
  keyHint: string | null
  open: boolean
  words: Messages
}

/** What is typed, and what it asks for. */
export function HelpLines({ lines, keyHint, open, words: { search: say } }: LinesProps) {
  return (
    <details className="mt-6 mb-10 font-sans text-ui" open={open}>
      <summary className="w-fit py-1 font-semibold">{say.help}</summary>
      <dl className="mt-2 grid max-w-measure gap-x-6 gap-y-1.5 sm:grid-cols-[max-content_1fr]">
        {lines.map(({ example, says }) => (
          <div key={example} className="contents">
            <dt className="mt-1.5 font-semibold sm:mt-0">{example}</dt>
            <dd className="text-ink-2">{says}</dd>
          </div>
        ))}
      </dl>
      {keyHint !== null && <p className="mt-4 text-ink-3 text-meta in-data-[light=on]:hidden">{keyHint}</p>}
    </details>
  )
}
