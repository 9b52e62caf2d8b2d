import type { ReuseRight } from './model.ts'

/**
 * Why a right holds, as `sources.reuseBasis` records it: a licence in the feed, the operator's word, or nothing but the
 * default. Any other text is the basis itself: what somebody at the desk wrote, or the page that states a licence.
 */
export const REUSE_BASES = ['licence', 'operator', 'default'] as const
export type ReuseBasis = (typeof REUSE_BASES)[number]

/** A basis as it is read: a code, or what was written at the desk or in the starter pack. */
export type Basis = { kind: ReuseBasis; text: null } | { kind: 'stated'; text: string }

export function basisOf(stored: string | null): Basis | null {
  if (!stored) return null
  const kind = REUSE_BASES.find((known) => known === stored)
  return kind ? { kind, text: null } : { kind: 'stated', text: stored }
}

export type LicenceTerms = { open: boolean; noDerivatives: boolean; nonCommercial: boolean }

/** What a licence's address allows. Only Creative Commons and its public-domain marks are known; others allow nothing. */
export function licenceTerms(licence: string | null): LicenceTerms {
  const path = /^https?:\/\/(?:www\.)?creativecommons\.org\/(licenses|publicdomain)\/([a-z+-]+)/i.exec(licence ?? '')
  const parts = path?.[2]?.toLowerCase().split('-') ?? []
  return { open: path !== null, noDerivatives: parts.includes('nd'), nonCommercial: parts.includes('nc') }
}

export type Rights = {
  reuse: ReuseRight
  reuseBasis: string
  licence: string | null
  /** Sponsored places may stand beside the full text. */
  slotsAllowed: boolean
}

/**
 * Whose words a source's texts are: the operator's word first, then a licence in the feed, else full text for
 * members only.
 *
 * @see rules §5
 */
export function rightsOf(licence: string | null, operator: ReuseRight | null): Rights {
  const terms = licenceTerms(licence)
  return {
    reuse: operator ?? (terms.open ? 'full' : 'members'),
    reuseBasis: operator ? 'operator' : terms.open ? 'licence' : 'default',
    licence,
    slotsAllowed: terms.open && !terms.nonCommercial,
  }
}

/**
 * Rights by what is known of a source before it is read: a licence in the feed itself is nearer to the texts, and wins.
 *
 * @param known a licence that was found elsewhere, where that was, and its terms if its address does not tell them
 */
export function rightsByRecord(
  inFeed: string | null,
  known: { licence: string; basis: string; terms: { nonCommercial: boolean } | null },
): Rights {
  if (licenceTerms(inFeed).open) return rightsOf(inFeed, null)
  const { nonCommercial } = known.terms ?? licenceTerms(known.licence)
  return { reuse: 'full', reuseBasis: known.basis, licence: known.licence, slotsAllowed: !nonCommercial }
}
