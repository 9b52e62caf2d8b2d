import { type Cursor, cursorText } from '#lib/articles/cursor.ts'
import type { OpenPaper } from '#lib/paper/open.ts'
import type { SearchParams } from './cursor.ts'
import { openPaper } from './paper.ts'

/** The paper as this page is asked for: with `?muted=show` its lists have in them what its reader mutes. */
export async function openMuted(searchParams: SearchParams): Promise<OpenPaper> {
  const open = await openPaper()
  const { muted } = await searchParams
  return muted === 'show' && open.mutes ? { ...open, scope: { ...open.scope, without: null } } : open
}

/** The address of a page of a list, as it was asked for. */
export const pageAt = (path: string, before: Cursor | null): string =>
  before === null ? path : `${path}?before=${cursorText(before)}`

/** The address of what is older; what is muted is shown there too where it is shown here. */
export const olderAt = (path: string, next: string, { mutes, scope }: Pick<OpenPaper, 'mutes' | 'scope'>): string =>
  `${path}?before=${next}${mutes && !scope.without ? '&muted=show' : ''}`
