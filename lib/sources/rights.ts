import type { ReuseRight } from './model.ts'

/** Why a right holds, as `sources.reuseBasis` records it: a licence in the feed, the operator's word, or nothing but the default. */
export type ReuseBasis = 'licence' | 'operator' | 'default'

export type LicenceTerms = { open: boolean; noDerivatives: boolean; nonCommercial: boolean }

/** What a licence's address allows. Only Creative Commons and its public-domain marks are known; others allow nothing. */
export function licenceTerms(licence: string | null): LicenceTerms {
  const path = /^https?:\/\/(?:www\.)?creativecommons\.org\/(licenses|publicdomain)\/([a-z+-]+)/i.exec(licence ?? '')
  const parts = path?.[2]?.toLowerCase().split('-') ?? []
  return { open: path !== null, noDerivatives: parts.includes('nd'), nonCommercial: parts.includes('nc') }
}

export type Rights = {
  reuse: ReuseRight
  reuseBasis: ReuseBasis
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
