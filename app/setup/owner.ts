import { notFound } from 'next/navigation'
import { hasRole } from '#lib/accounts/model.ts'
import { openPaper } from '../paper.ts'

/** The paper for its owner: the steps after the first are nobody else's. */
export async function openSetup() {
  const open = await openPaper()
  if (!hasRole(open.reader, 'owner')) notFound()
  return open
}
