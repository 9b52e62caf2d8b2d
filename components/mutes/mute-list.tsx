import { Button } from '#components/ui/button.tsx'
import { PaperForm } from '#components/ui/paper-form.tsx'
import { lastDay } from '#lib/mutes/ends.ts'
import { type ListedMute, MOST_COUNTED } from '#lib/mutes/list.ts'
import { MUTE_KINDS, mutedAddress } from '#lib/mutes/model.ts'
import type { OpenPaper } from '#lib/paper/open.ts'
import { nameOf } from './held-back.tsx'
import { LengthFields } from './length-fields.tsx'
import { endDay } from './muted-here.tsx'

type Props = {
  open: OpenPaper
  mutes: readonly ListedMute[]
  /** Stories of the last seven days that each has held back, by its id. */
  week: ReadonlyMap<number, number>
  /** The one whose end is being changed. */
  editing: number | null
}

const PAGE = '/account/mutes'

/** All that somebody mutes, kind by kind, each with its end, what it has held back, and the way back. */
export function MuteList(props: Props) {
  const { open, mutes } = props
  const say = open.words.mutes
  return (
    <>
      {[['unmute', 'remove'] as const, ['mute-again', 'restore'] as const].map(([form, act]) => (
        <form key={form} id={form} method="post" action={`/send/mutes/${act}`} hidden>
          <input type="hidden" name="back" value={PAGE} />
        </form>
      ))}
      {MUTE_KINDS.map((kind) => {
        const own = mutes.filter((mute) => mute.kind === kind)
        if (!own.length) return null
        return (
          <section key={kind} aria-labelledby={`mutes-${kind}`} className="mt-8">
            <h2 id={`mutes-${kind}`} className="border-rule-strong border-t pt-2.5 pb-1 font-bold font-sans text-label">
              {say.groups[kind]} <span className="font-medium text-ink-3">{own.length}</span>
            </h2>
            <ul>
              {own.map((mute) => (
                <Row key={mute.id} mute={mute} {...props} />
              ))}
            </ul>
          </section>
        )
      })}
    </>
  )
}

function Row({ mute, open, week, editing }: Props & { mute: ListedMute }) {
  const { view, paper, words } = open
  const say = words.mutes
  const { id, kind, until, ended, removed } = mute
  const name = nameOf(mute, say)
  const href = mutedAddress(mute)
  const day = until && endDay(until, paper.timeZone, view.language)
  const when = removed ? say.takenBack : day === null ? say.forGood : ended ? say.ended(day) : say.untilDate(day)
  const stories = week.get(id) ?? 0
  const held = stories > MOST_COUNTED ? say.weekMany(MOST_COUNTED) : say.week(stories)
  return (
    <li id={`mute-${id}`} className="border-rule border-b py-2.5 font-sans text-ui">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <span className={`min-w-0 grow basis-[14rem] [overflow-wrap:anywhere] ${removed || ended ? 'text-ink-3' : ''}`}>
          {href ? (
            <a className="link-quiet" href={href}>
              <bdi>{name}</bdi>
            </a>
          ) : (
            <bdi className="font-[550]">{name}</bdi>
          )}
          <span className="block text-ink-3 text-meta">
            {[when, ...(kind === 'person' || removed || ended ? [] : [held])].join(' · ')}
          </span>
        </span>
        <span className="flex shrink-0 items-center gap-4">
          {removed ? (
            <Act form="mute-again" id={id} label={say.putBackOf(name)}>
              {say.putBack}
            </Act>
          ) : (
            <>
              <a className="link-quiet" href={`${PAGE}?edit=${id}#mute-${id}`} aria-label={say.changeOf(name)}>
                {say.change}
              </a>
              <Act form="unmute" id={id} label={ended ? say.forgetOf(name) : say.unmuteOf(name)}>
                {ended ? say.forget : say.unmute}
              </Act>
            </>
          )}
        </span>
      </div>
      {editing === id && !removed && <EndForm mute={mute} name={name} open={open} />}
    </li>
  )
}

function Act({ form, id, label, children }: { form: string; id: number; label: string; children: string }) {
  return (
    <button type="submit" form={form} name="mute" value={id} aria-label={label} className="button-text">
      {children}
    </button>
  )
}

function EndForm({ mute: { id, until }, name, open }: { mute: ListedMute; name: string; open: OpenPaper }) {
  const say = open.words.mutes
  const form = `mute-end-${id}`
  return (
    <PaperForm
      action="/send/mutes/until"
      name={form}
      back={`${PAGE}?edit=${id}`}
      kept={open.kept}
      label={say.changeOf(name)}
      className="mt-3"
    >
      <input type="hidden" name="mute" value={id} />
      <LengthFields
        form={form}
        open={open}
        length={until ? 'date' : 'good'}
        last={lastDay(until, open.paper.timeZone)}
      />
      <Button look="plain">{say.changeEnd}</Button>
    </PaperForm>
  )
}
