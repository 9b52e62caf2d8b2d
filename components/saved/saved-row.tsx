import type { ReactNode } from 'react'
import { tongue } from '#components/articles/address.ts'
import { keptFor } from '#components/ui/paper-form.tsx'
import { Parts } from '#components/ui/parts.tsx'
import { longDate, offsetInstant } from '#lib/editions/times.ts'
import type { Kept } from '#lib/forms/model.ts'
import type { PageView } from '#lib/paper/page-view.ts'
import { LONGEST_NOTE, type SavedItem } from '#lib/saved/model.ts'
import { CopyLink, PageState } from './kept-text.tsx'
import { NoteForm } from './note-form.tsx'
import { Act } from './saved-act.tsx'
import { BULK_FORM, WAYS } from './saved-bulk.tsx'

/** A row among what was looked for: its words with what was found marked in them. */
type Found = {
  headline: ReactNode
  source: ReactNode
  /** In the order of the item's tags. */
  tags: ReactNode[]
  /** Whose words the snippet is of, where it is not the text's. */
  saidIn: string | null
  said: ReactNode
  /** It is of the note, which so need not be shown twice. */
  inNote: boolean
}

type Props = {
  item: SavedItem
  found?: Found
  /** Where all that has a tag stands. */
  tagHref(tag: string): string
  here: string
  kept: Kept | null
  view: PageView
}

/** Something saved: a box to tick, what it is, its note, and what can be done with it. */
export function SavedRow({ item, found, tagHref, here, kept, view }: Props) {
  const { saved: say, shelves, articles, savedSearch } = view.words
  const { timeZone, language } = view
  const { headline } = item
  return (
    <article className="grid grid-cols-[1.9rem_minmax(0,1fr)] py-4">
      <label className="flex size-6 items-center">
        <input
          type="checkbox"
          form={BULK_FORM}
          name="pick"
          value={item.id}
          defaultChecked={keptFor(kept, BULK_FORM)?.values.pick?.split('\n').includes(String(item.id))}
          aria-label={shelves.tick(headline)}
          className="size-4"
        />
      </label>
      <div className="min-w-0">
        <h2 className="text-head-m [overflow-wrap:anywhere]" {...tongue(item.language, language)}>
          <Headline item={item}>{found?.headline ?? headline}</Headline>
        </h2>
        <Parts className="mt-2 font-medium font-sans text-ink-3 text-meta">
          <span className="font-semibold text-ink-2 [overflow-wrap:anywhere]">{found?.source ?? item.source}</span>
          {found && <span className="font-semibold">{shelves.names[item.shelf]}</span>}
          <span>{item.minutesLeft === null ? articles.minutes(item.minutes) : shelves.left(item.minutesLeft)}</span>
          <time dateTime={offsetInstant(item.savedAt, timeZone)}>
            {say.savedOn(longDate(item.savedAt, timeZone, language))}
          </time>
          {item.tags.map((tag, index) => (
            <a
              key={tag}
              className="underline decoration-ink-3 underline-offset-[0.2em] [overflow-wrap:anywhere] hover:text-ink hover:decoration-ink"
              href={tagHref(tag)}
              title={savedSearch.tags.of(tag)}
            >
              {found?.tags[index] ?? tag}
            </a>
          ))}
          {item.href === null && item.copy === null && <span>{say.gone}</span>}
          {item.elsewhere && item.copy === null && <span>{say.elsewhere}</span>}
          <CopyLink item={item} view={view} />
        </Parts>
        <PageState item={item} view={view} />
        {found?.said && (
          <p dir="auto" className="mt-2 max-w-measure text-pretty text-dek text-ink-2 [overflow-wrap:anywhere]">
            {found.saidIn !== null && <b className="pe-1.5 font-[550] font-sans text-ink-3 text-ui">{found.saidIn}</b>}
            {found.said}
          </p>
        )}
        {item.note && !found?.inNote && (
          <p dir="auto" className="mt-2 max-w-measure whitespace-pre-line text-dek text-ink-2 [overflow-wrap:anywhere]">
            {item.note}
          </p>
        )}
        <div className="mt-1.5 flex flex-wrap items-baseline gap-x-5">
          {WAYS[item.shelf].map((to) => (
            <Act
              key={to}
              act="state"
              name={to}
              item={item}
              label={shelves.toNamed[to](headline)}
              text={shelves.to[to]}
            />
          ))}
          <Act act="remove" name="save" item={item} label={say.removeNamed(headline)} text={say.remove} />
          {item.href !== null && (
            <a
              className="button-text inline-block"
              href={`/saved/put?${new URLSearchParams({ save: String(item.id), back: here })}`}
              aria-label={shelves.putOnNamed(headline)}
            >
              {shelves.putOn}
            </a>
          )}
          <NoteForm
            name={`save-note-${item.id}`}
            action="/send/saved/note"
            fields={{ save: item.id }}
            back={here}
            kept={kept}
            note={item.note}
            tags={{ are: item.tags, label: savedSearch.tags.label }}
            longest={LONGEST_NOTE}
            words={{
              summary: shelves.note,
              of: shelves.noteOf(headline),
              label: shelves.noteLabel,
              save: shelves.saveNote,
            }}
          />
        </div>
      </div>
    </article>
  )
}

function Headline({ item, children }: { item: SavedItem; children: ReactNode }) {
  if (item.copy?.is === 'gone') return <a href={item.copy.href}>{children}</a>
  if (item.href === null) return children
  return (
    <a href={item.href} {...(item.elsewhere ? { rel: 'noopener' } : {})}>
      {children}
    </a>
  )
}
