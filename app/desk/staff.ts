import { notFound } from 'next/navigation'
import { hasRole, type Role } from '#lib/accounts/model.ts'
import { openPaper } from '../paper.ts'

/** The paper for somebody of the desk; for all others there is nothing here (contract.md). */
export async function openDesk(least: Role = 'moderator') {
  const open = await openPaper()
  const { reader } = open
  if (!reader || !hasRole(reader, least)) notFound()
  return { ...open, reader }
}
