import { notFound } from 'next/navigation'
import { hasRole } from '#lib/accounts/model.ts'
import { openPaper } from '../paper.ts'

/** The paper for somebody of the desk; for all others there is nothing here (contract.md). */
export async function openDesk() {
  const open = await openPaper()
  if (!open.reader || !hasRole(open.reader, 'moderator')) notFound()
  return open
}
