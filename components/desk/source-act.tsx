import type { Messages } from '#lib/messages/model.ts'

type Act = 'read' | 'pause' | 'resume' | 'remove' | 'restore'
type Props = {
  act: Act
  source: { id: number; title: string }
  say: Messages['deskSources']
  /** Where it leads back to; the list, unless told. */
  back?: string
}

/** A button that does one thing with one source. */
export function SourceAct({ act, source: { id, title }, say, back = '/desk/sources' }: Props) {
  return (
    <form method="post" action={`/send/sources/${act}`}>
      <input type="hidden" name="back" value={back} />
      <button
        type="submit"
        name="source"
        value={id}
        className="quiet-button font-sans text-ui"
        aria-label={say.actsNamed[act](title)}
      >
        {say.acts[act]}
      </button>
    </form>
  )
}
