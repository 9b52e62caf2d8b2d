import type { ReactNode } from 'react'
import type { Messages } from '#lib/messages/model.ts'
import type { Instead } from '#lib/search/instead.ts'
import type { Searched } from '#lib/search/search.ts'
import { searchAddress } from './search-address.ts'

type Props = { searched: Searched; entered: string; instead: Instead[]; held: boolean; words: Messages }

/** What to do where nothing was found, or nothing asked for. */
export function NothingFound({ searched, entered, instead, held, words }: Props) {
  const say = words.search
  if (searched.is === 'nothing-asked') return <Said>{say.askFirst}</Said>
  if (searched.is === 'too-common') return <Said>{say.tooCommon(entered)}</Said>
  if (searched.is === 'too-slow') return <Said>{say.tooSlow}</Said>
  if (searched.is === 'unknown-name') {
    return (
      <>
        {searched.unknown.map(({ by, name }) => (
          <Said key={`${by} ${name}`}>{say.unknown[by](name)}</Said>
        ))}
        <Others instead={instead} words={words} />
      </>
    )
  }
  if (searched.results.length > 0) return null
  if (searched.next) return <Said>{say.noneHere}</Said>
  // It was found, and its reader mutes it: "nothing" would be untrue.
  if (held) return <Said>{words.mutes.allHeld}</Said>
  return (
    <>
      <Said>{say.nothing(entered)}</Said>
      {instead.length ? <Others instead={instead} words={words} /> : <p className="text-ink-2">{say.nothingHint}</p>}
    </>
  )
}

const Said = ({ children }: { children: ReactNode }) => (
  <p className="max-w-measure py-6 text-lead-dek text-pretty text-ink-2 [overflow-wrap:anywhere]">{children}</p>
)

function Others({ instead, words }: { instead: Instead[]; words: Messages }) {
  const { didYouMean, without, orAnywhere } = words.search
  const lead = { spelling: didYouMean, unlimited: without, anywhere: orAnywhere }
  return instead.map(({ why, entered }) => (
    <p key={why} className="py-1">
      {`${lead[why]} `}
      <a className="link-quiet" href={searchAddress({ entered, order: 'relevance' })}>
        {entered}
      </a>
    </p>
  ))
}
