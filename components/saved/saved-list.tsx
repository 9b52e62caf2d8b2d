import { tongue } from '#components/articles/address.ts'
import { Parts } from '#components/ui/parts.tsx'
import { longDate, offsetInstant } from '#lib/editions/times.ts'
import type { PageView } from '#lib/paper/page-view.ts'
import type { SavedItem, Shelf } from '#lib/saved/model.ts'
import { AGAIN_FORM, CopyLink, PageState } from './kept-text.tsx'

type Props = {
  items: SavedItem[]
  /** The shelf that is shown. */
  shelf: Shelf
  /** What was changed a moment ago: it stands where it stood, with the way back. */
  just: number | null
  /** This very page, for the buttons to come back to. */
  here: string
  view: PageView
}

/** The forms of every row's buttons: a button says which, a row needs none of its own. */
const FORMS = { state: 'save-state', remove: 'save-remove', restore: 'save-restore', again: AGAIN_FORM } as const

/** What somebody saved, with what can be done with each. */
export function SavedList({ items, shelf, just, here, view }: Props) {
  return (
    <>
      {(['state', 'remove', 'restore', 'again'] as const).map((act) => (
        <form
          key={act}
          id={FORMS[act]}
          method="post"
          action={act === 'again' ? '/send/saved/address/again' : `/send/saved/${act}`}
        >
          <input type="hidden" name="back" value={here} />
        </form>
      ))}
      <ul>
        {items.map((item) => (
          <li key={item.id} id={`save-${item.id}`} tabIndex={-1} className="border-rule border-b focus:outline-none">
            {item.removed || item.shelf !== shelf || item.id === just ? (
              <Changed item={item} shelf={shelf} view={view} />
            ) : (
              <Row item={item} view={view} />
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

function Row({ item, view }: { item: SavedItem; view: PageView }) {
  const say = view.words.saved
  const { timeZone, language } = view
  return (
    <article className="flex flex-wrap items-start justify-between gap-x-8 gap-y-1.5 py-4 sm:flex-nowrap">
      <div className="min-w-0">
        <h2 className="text-head-m" {...tongue(item.language, language)}>
          <Headline item={item} />
        </h2>
        <Parts className="mt-2 font-medium font-sans text-ink-3 text-meta">
          <span className="font-semibold text-ink-2">{item.source}</span>
          <span>{view.words.articles.minutes(item.minutes)}</span>
          <time dateTime={offsetInstant(item.savedAt, timeZone)}>
            {say.savedOn(longDate(item.savedAt, timeZone, language))}
          </time>
          {item.href === null && item.copy === null && <span>{say.gone}</span>}
          {item.elsewhere && item.copy === null && <span>{say.elsewhere}</span>}
          <CopyLink item={item} view={view} />
        </Parts>
        <PageState item={item} view={view} />
      </div>
      <p className="flex shrink-0 gap-x-5">
        {item.shelf === 'unread' ? (
          <Act act="state" name="done" item={item} label={say.doneNamed(item.headline)} text={say.done} />
        ) : (
          <Act act="state" name="unread" item={item} label={say.unreadNamed(item.headline)} text={say.unread} />
        )}
        <Act act="remove" name="save" item={item} label={say.removeNamed(item.headline)} text={say.remove} />
      </p>
    </article>
  )
}

/** In place of a row that has just left: what became of it, and the way back. */
function Changed({ item, shelf, view }: { item: SavedItem; shelf: Shelf; view: PageView }) {
  const say = view.words.saved
  if (!item.removed && item.shelf === shelf) {
    return (
      <div role="status">
        <Row item={item} view={view} />
      </div>
    )
  }
  const [sentence, act] = item.removed
    ? [
        say.removedNow(item.headline),
        <Act
          key="back"
          act="restore"
          name="save"
          item={item}
          label={say.putBackNamed(item.headline)}
          text={say.putBack}
        />,
      ]
    : item.shelf === 'done'
      ? [
          say.doneNow(item.headline),
          <Act
            key="back"
            act="state"
            name="unread"
            item={item}
            label={say.unreadNamed(item.headline)}
            text={say.unread}
          />,
        ]
      : [
          say.unreadNow(item.headline),
          <Act key="back" act="state" name="done" item={item} label={say.doneNamed(item.headline)} text={say.done} />,
        ]
  return (
    <div role="status" className="flex flex-wrap items-baseline justify-between gap-x-8 gap-y-1 py-3">
      <p className="min-w-0 text-ink-2 italic">{sentence}</p>
      {act}
    </div>
  )
}

function Headline({ item }: { item: SavedItem }) {
  if (item.copy?.is === 'gone') return <a href={item.copy.href}>{item.headline}</a>
  if (item.href === null) return item.headline
  return (
    <a href={item.href} {...(item.elsewhere ? { rel: 'noopener' } : {})}>
      {item.headline}
    </a>
  )
}

type ActProps = { act: keyof typeof FORMS; name: string; item: SavedItem; label: string; text: string }

function Act({ act, name, item, label, text }: ActProps) {
  return (
    <button type="submit" form={FORMS[act]} name={name} value={item.id} aria-label={label} className="button-text">
      {text}
    </button>
  )
}
