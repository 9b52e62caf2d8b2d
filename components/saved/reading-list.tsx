import { ListHead } from '#components/articles/list-head.tsx'
import { Parts } from '#components/ui/parts.tsx'
import type { OpenPaper } from '#lib/paper/open.ts'
import { type Candidate, LIST_A_PAGE, type ListMember, listAddress } from '#lib/saved/list-model.ts'
import type { ReadingList } from '#lib/saved/model.ts'
import { FEED_FILES, FEED_FORMATS } from '#lib/syndication/model.ts'
import { ListAdd, TakenOff } from './list-add.tsx'
import { ListOrder } from './list-order.client.tsx'
import { ListOwner } from './list-owner.tsx'
import { ListSharing } from './list-sharing.tsx'
import { ListStory } from './list-story.tsx'
import { MOVE_FORM, OFF_FORM } from './list-tools.tsx'

/** What those who may change a list are shown besides. */
export type ListDesk = {
  candidates: Candidate[]
  takenOff: Candidate[]
  /** For its owner. */
  members: ListMember[] | null
}

type Props = { list: ReadingList; desk: ListDesk | null; open: OpenPaper }

/** A reading list: whose, why, and what is on it, in its order; for those who may, with what can be done with it. */
export function ReadingListView({ list, desk, open }: Props) {
  const { view, words } = open
  const here = listAddress(list.id, list.page)
  return (
    <div className="mx-auto max-w-[52rem] pb-12">
      <Head list={list} words={words} />
      {desk && (
        <>
          {[[MOVE_FORM, 'move'] as const, [OFF_FORM, 'take-off'] as const].map(([form, act]) => (
            <form key={form} id={form} method="post" action={`/send/list/${act}`}>
              <input type="hidden" name="list" value={list.id} />
              <input type="hidden" name="back" value={here} />
            </form>
          ))}
          {list.items.length > 1 && <ListOrder list={list.id} next={list.next} hint={words.ownLists.item.drag} />}
        </>
      )}
      {list.items.length === 0 ? (
        <p className="py-10 text-ink-2 text-lead-dek">{words.saved.list.nothing}</p>
      ) : (
        <ol id="list-items" start={list.first}>
          {list.items.map((item, index) => (
            <li
              key={item.id}
              id={`item-${item.id}`}
              tabIndex={-1}
              data-item={desk ? item.id : undefined}
              className="grid grid-cols-[2rem_minmax(0,1fr)] border-rule border-b py-5 last:border-0 focus:outline-none sm:grid-cols-[2.6rem_minmax(0,1fr)]"
            >
              <span
                aria-hidden="true"
                data-handle={desk ? '' : undefined}
                className="font-light text-[1.7rem] text-accent leading-none tabular-nums"
              >
                {list.first + index}
              </span>
              <ListStory
                item={item}
                place={{
                  first: list.first + index === 1,
                  last: index === list.items.length - 1 && list.next === null,
                }}
                list={desk ? list : null}
                kept={open.kept}
                view={view}
              />
            </li>
          ))}
        </ol>
      )}
      {list.pages > 1 && <Pages list={list} words={words} />}
      {desk && (
        <div className="list-tools">
          <TakenOff list={list.id} items={desk.takenOff} words={words} />
          <ListAdd list={list.id} here={here} candidates={desk.candidates} kept={open.kept} words={words} />
        </div>
      )}
      {desk?.members && (
        <div className="list-tools">
          <ListSharing list={list.id} members={desk.members} kept={open.kept} words={words} />
          <ListOwner list={list} kept={open.kept} words={words} />
        </div>
      )}
    </div>
  )
}

function Head({ list, words }: { list: ReadingList; words: OpenPaper['words'] }) {
  const { ownLists, saved } = words
  const { access, visibility } = list
  const reach =
    visibility === 'public'
      ? null
      : visibility === 'private' && list.members > 0
        ? ownLists.sharedPrivate
        : visibility === 'private' && access !== 'owner'
          ? null
          : saved.list[visibility]
  const known = list.sample ? saved.list.invented : reach
  return (
    <ListHead title={list.name}>
      <p className="font-medium font-sans text-ui [overflow-wrap:anywhere]">{saved.list.by(list.owner)}</p>
      {list.note && <p className="mt-3 whitespace-pre-line text-pretty text-ink text-lead-dek">{list.note}</p>}
      <Parts className="mt-3 font-medium font-sans text-ink-3 text-meta tabular-nums">
        {list.count > 0 && <span>{saved.list.sums(list.count, list.minutes)}</span>}
        {known && <span>{known}</span>}
      </Parts>
      {access !== null && access !== 'owner' && (
        <div className="list-tools mt-3 flex flex-wrap items-baseline gap-x-5 font-sans text-ui">
          <p>{ownLists.access[access]}</p>
          <form method="post" action="/send/list/leave">
            <button type="submit" name="list" value={list.id} className="button-text">
              {ownLists.members.leave}
            </button>
          </form>
        </div>
      )}
      {access !== null && (
        <p className="list-tools mt-2">
          <a className="link-quiet" href="/saved/lists">
            {ownLists.all}
          </a>
        </p>
      )}
      {list.items.length > 0 && (
        <p className="list-tools mt-2">
          <a className="link-quiet" href={`/list/${list.id}/book.epub`}>
            {words.books.link}
          </a>
        </p>
      )}
      {visibility === 'public' && <Feeds list={list} words={words} />}
    </ListHead>
  )
}

/** The pages of a long list, each named by its stories. */
function Pages({ list, words }: { list: ReadingList; words: OpenPaper['words'] }) {
  const say = words.ownLists
  return (
    <nav aria-label={say.pages} className="list-tools mt-6 font-sans text-ui">
      <ul className="flex flex-wrap gap-x-5 gap-y-1">
        {Array.from({ length: list.pages }, (_, index) => index + 1).map((page) => (
          <li key={page}>
            <a
              href={listAddress(list.id, page)}
              aria-current={page === list.page ? 'page' : undefined}
              className="inline-block py-1.5 text-ink-2 tabular-nums underline underline-offset-[0.16em] aria-[current]:font-semibold aria-[current]:text-ink aria-[current]:no-underline"
            >
              {say.part((page - 1) * LIST_A_PAGE + 1, Math.min(page * LIST_A_PAGE, list.count))}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function Feeds({ list, words }: { list: ReadingList; words: OpenPaper['words'] }) {
  const say = words.ownLists
  return (
    <div className="list-tools mt-3 font-sans text-ink-3 text-meta">
      <p>{say.feeds}</p>
      <ul className="flex flex-wrap gap-x-5">
        {FEED_FORMATS.map((format) => (
          <li key={format}>
            <a
              className="inline-block py-1 text-ink-2 underline underline-offset-[0.16em]"
              href={`/list/${list.id}/${FEED_FILES[format].name}`}
            >
              {FEED_FILES[format].label}
            </a>
          </li>
        ))}
      </ul>
      {list.elsewhere && <p>{say.feedsOnly}</p>}
    </div>
  )
}
