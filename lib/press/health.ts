import type { Store } from '#lib/db/open-store.ts'

export type Phase = 'starting' | 'open' | 'closing'
export type Health = { status: 'ok' | 'degraded' | 'down'; problems: string[] }

/**
 * How the paper is, without a secret or a count of people.
 *
 * @param phase an opening or closing paper is down for whoever sends readers here
 */
export async function healthOf(phase: Phase, store: Pick<Store, 'health'>): Promise<Health> {
  if (phase !== 'open') return { status: 'down', problems: [phase] }
  const found = await store.health()
  const problems = [...(found.answers ? [] : ['database']), ...(found.room ? [] : ['disk nearly full'])]
  return { status: problems.length ? 'degraded' : 'ok', problems }
}
