import { hasRole } from '#lib/accounts/model.ts'
import type { OpenPaper } from '#lib/paper/open.ts'

/** The bar's right side: the way in, or whose paper this is and the ways from there. */
export function AccountMenu({ open: { reader, words } }: { open: Pick<OpenPaper, 'reader' | 'words'> }) {
  const { account } = words.masthead
  if (!reader) {
    return (
      <a
        href="/sign-in"
        className="ms-3 shrink-0 rounded-[2px] border border-ink px-3 py-1.5 font-semibold text-ink text-ui"
      >
        {account.signIn}
      </a>
    )
  }
  return (
    <details className="account-menu relative ms-3 shrink-0">
      <summary className="flex min-h-8 max-w-[9rem] items-center sm:max-w-[14rem]">
        <span className="truncate font-semibold text-ink text-ui">
          <span className="sr-only">{account.menu} </span>
          <bdi>{reader.name ?? reader.handle}</bdi>
        </span>
      </summary>
      <ul className="absolute end-0 top-full z-40 min-w-40 border border-rule-strong bg-paper py-1 text-ui">
        <li>
          <a href="/account" className="block px-4 py-2">
            {account.account}
          </a>
        </li>
        {hasRole(reader, 'moderator') && (
          <li>
            <a href="/desk" className="block px-4 py-2">
              {account.desk}
            </a>
          </li>
        )}
        <li>
          <form method="post" action="/send/sign-out">
            <button type="submit" className="w-full px-4 py-2 text-start">
              {account.signOut}
            </button>
          </form>
        </li>
      </ul>
    </details>
  )
}
