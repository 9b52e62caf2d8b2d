import type { Case, Check } from './checks/case.ts'
import { everythingWaits } from './checks/everything-waits.ts'
import { links } from './checks/links.ts'
import { listedWord } from './checks/listed-word.ts'
import { looksLikeRejected } from './checks/looks-like-rejected.ts'
import { newcomer } from './checks/newcomer.ts'
import { recentRejections } from './checks/recent-rejections.ts'
import { repeated } from './checks/repeated.ts'
import { HOLD_RULES, type HoldRule } from './model.ts'

const CHECKS: Record<HoldRule, Check> = {
  newcomer,
  'everything-waits': everythingWaits,
  links,
  repeated,
  'listed-word': listedWord,
  'recent-rejections': recentRejections,
  'looks-like-rejected': looksLikeRejected,
}

/** The first rule, in their order, by which a comment waits; null if it is shown at once. Staff never wait (rules §8). */
export const ruleFor = (of: Case): HoldRule | null =>
  of.staff ? null : (HOLD_RULES.find((rule) => CHECKS[rule](of)) ?? null)
