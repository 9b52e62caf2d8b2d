import { people } from '#drizzle/schema/index.ts'
import type { Db } from '#lib/db/model.ts'
import { isTaken } from '#lib/db/taken.ts'
import { done, type Result, refused } from '#lib/result.ts'
import { handleKey } from './handles.ts'
import type { Role } from './model.ts'

type NewAccount = {
  handle: string
  name?: string | null
  /** Only an address that is confirmed already. */
  email?: string | null
  passwordHash?: string | null
  role?: Role
}

/**
 * Opens an account. What it takes of the handle and the name is checked before: `HANDLE`, `isReserved`, `cleanName`.
 *
 * @param db a transaction, where more hangs on it; then a refusal must end that transaction
 */
export async function openAccount(
  db: Db,
  account: NewAccount,
  now: Date,
): Promise<Result<{ personId: number }, 'handle-taken' | 'email-taken'>> {
  const [row] = await db
    .insert(people)
    .values({
      handle: account.handle,
      handleKey: handleKey(account.handle),
      name: account.name ?? null,
      email: account.email ?? null,
      passwordHash: account.passwordHash ?? null,
      role: account.role ?? 'reader',
      createdAt: now,
    })
    .onConflictDoNothing({ target: people.handleKey })
    .returning({ id: people.id })
    .catch((problem: unknown) => {
      if (isTaken(problem, 'people_email')) return ['email' as const]
      throw problem
    })
  if (row === 'email') return refused('email-taken')
  return row ? done({ personId: row.id }) : refused('handle-taken')
}
