import { z } from 'zod'
import { cleanName } from './names.ts'
import { isSubject, type ProviderPerson } from './providers.ts'

const text = z.string().optional().catch(undefined)
const Claims = z.object({
  iss: z.string(),
  sub: z.string(),
  name: text,
  preferred_username: text,
  nickname: text,
  email: text,
  /** Only `true` itself: some providers say "false", which a careless reader takes for a yes. */
  email_verified: z.boolean().optional().catch(undefined),
})

/**
 * Takes what the paper uses out of what a provider says of somebody. All but issuer and subject is a suggestion.
 *
 * @returns null where it does not say who they are
 */
export function personFrom(provider: { issuer: string }, claims: Record<string, unknown>): ProviderPerson | null {
  const parsed = Claims.safeParse(claims)
  if (!parsed.success) return null
  const { iss, sub, name, preferred_username: called, nickname, email, email_verified: verified } = parsed.data
  if (iss !== provider.issuer || !isSubject(sub)) return null
  return {
    issuer: iss,
    subject: sub,
    handle: (called ?? nickname ?? null)?.slice(0, 200) ?? null,
    name: nameOf(name),
    email: verified === true ? mailOf(email) : null,
  }
}

/** A name that is too long for us is none, rather than half of one. */
function nameOf(name: string | undefined): string | null {
  const cleaned = cleanName((name ?? '').slice(0, 500))
  return cleaned === 'long' ? null : cleaned.name
}

function mailOf(email: string | undefined): string | null {
  const small = (email ?? '').trim().toLowerCase()
  return small.length <= 254 && z.email().safeParse(small).success ? small : null
}
