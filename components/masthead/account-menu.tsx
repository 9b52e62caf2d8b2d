import type { ReactNode } from 'react'
import { SearchKey } from '#components/search/search-key.client.tsx'
import { initialsOf } from '#components/ui/initials.tsx'
import { hasRole, type Reader } from '#lib/accounts/model.ts'
import type { OpenPaper } from '#lib/paper/open.ts'
import { ClosesItself } from './closes-itself.client.tsx'

type Words = OpenPaper['words']['masthead']['own']
type Props = { open: Pick<OpenPaper, 'reader' | 'words'>; unread: number }

/** The bar's right side: the way to the search, what a reader saved, and the way in or whose paper this is. On a phone it folds into one menu. */
export function AccountMenu({ open: { reader, words }, unread }: Props) {
  const { own } = words.masthead
  return (
    <nav aria-label={own.landmark} className="flex h-full shrink-0 items-center gap-5 ps-3 text-ui">
      <a href="/search" className="bar-link max-sm:hidden">
        {own.search}
      </a>
      <SearchKey />
      <a href="/saved" className="bar-link max-sm:hidden">
        {own.saved}
      </a>
      {reader ? (
        <OwnMenu reader={reader} unread={unread} own={own} forYou={words.following.forYou} />
      ) : (
        <WayIn own={own} />
      )}
    </nav>
  )
}

function WayIn({ own }: { own: Words }) {
  return (
    <>
      <a href="/sign-in" className="rounded-[2px] border border-ink px-3 py-1.5 font-semibold text-ink max-sm:hidden">
        {own.signIn}
      </a>
      <Menu className="sm:hidden" summary={own.menu}>
        <MenuLink href="/search">{own.search}</MenuLink>
        <MenuLink href="/saved">{own.saved}</MenuLink>
        <MenuLink href="/sign-in">{own.signIn}</MenuLink>
      </Menu>
    </>
  )
}

function OwnMenu({ reader, unread, own, forYou }: { reader: Reader; unread: number; own: Words; forYou: string }) {
  const name = reader.name ?? reader.handle
  const summary = (
    <>
      <span className="sr-only">{own.menuOf} </span>
      <span aria-hidden="true" className="bar-initials sm:hidden">
        {initialsOf(name)}
      </span>
      <bdi className="max-w-[13rem] truncate max-sm:sr-only">{name}</bdi>
      {unread > 0 && (
        <span className="bar-news">
          <span className="sr-only">{`, ${own.unread(unread)}`}</span>
        </span>
      )}
    </>
  )
  return (
    <Menu summary={summary}>
      <MenuLink href="/search" className="sm:hidden">
        {own.search}
      </MenuLink>
      <MenuLink href="/for-you">{forYou}</MenuLink>
      <MenuLink href="/account">{own.account}</MenuLink>
      <MenuLink href="/notices">
        {own.notices}
        {unread > 0 && <b className="ms-auto ps-4 font-semibold text-accent">{own.fresh(unread)}</b>}
      </MenuLink>
      <MenuLink href="/saved" className="sm:hidden">
        {own.saved}
      </MenuLink>
      {hasRole(reader, 'moderator') && <MenuLink href="/desk">{own.desk}</MenuLink>}
      <li className="mt-1.5 border-rule border-t pt-1.5">
        <form method="post" action="/send/sign-out">
          <button type="submit" className="bar-menu-item">
            {own.signOut}
          </button>
        </form>
      </li>
    </Menu>
  )
}

/** Opens without scripts; with them it closes by Escape and by what is used elsewhere. */
function Menu({ summary, className = '', children }: { summary: ReactNode; className?: string; children: ReactNode }) {
  return (
    <details className={`relative h-full ${className}`}>
      <summary className="bar-menu">{summary}</summary>
      <ul className="absolute end-0 top-full z-40 min-w-48 border border-rule-strong bg-paper py-1.5">{children}</ul>
      <ClosesItself />
    </details>
  )
}

function MenuLink({ href, className = '', children }: { href: string; className?: string; children: ReactNode }) {
  return (
    <li className={className}>
      <a href={href} className="bar-menu-item">
        {children}
      </a>
    </li>
  )
}
