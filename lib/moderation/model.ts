/** Why a comment waits, in the order in which the checks run. The author and the moderators see the sentence to it. */
export const HOLD_RULES = [
  'newcomer',
  'everything-waits',
  'links',
  'repeated',
  'listed-word',
  'recent-rejections',
  'looks-like-rejected',
] as const
export type HoldRule = (typeof HOLD_RULES)[number]

/** Why a comment was rejected or removed: what its author is told (DSA Art. 17). */
export const REJECTION_REASONS = [
  'spam',
  'insult',
  'hate',
  'threat',
  'private-data',
  'off-topic',
  'illegal',
  'other',
] as const
export type RejectionReason = (typeof REJECTION_REASONS)[number]

export const REPORT_REASONS = [
  'spam',
  'insult',
  'hate',
  'threat',
  'private-data',
  'off-topic',
  'copyright',
  'illegal',
  'other',
] as const
export type ReportReason = (typeof REPORT_REASONS)[number]

/** What a moderator can decide about a comment. */
export const VERDICTS = ['approve', 'reject', 'remove', 'restore'] as const
export type Verdict = (typeof VERDICTS)[number]

export const SANCTION_KINDS = ['warning', 'pause', 'ban'] as const
export type SanctionKind = (typeof SANCTION_KINDS)[number]

/** Switches for a bad day. */
export const SWITCH_KINDS = ['everything-waits', 'slow-mode', 'older-accounts', 'closed'] as const
export type SwitchKind = (typeof SWITCH_KINDS)[number]

/** What stands in the log. */
export const MODERATION_ACTS = [
  'held',
  'approved',
  'rejected',
  'removed',
  'restored',
  'edited-while-held',
  'appealed',
  'appeal-granted',
  'appeal-refused',
  'reports-dismissed',
  'sanctioned',
  'sanction-lifted',
  'switched-on',
  'switched-off',
  'role-changed',
  'settings-changed',
  'undone',
] as const
export type ModerationAct = (typeof MODERATION_ACTS)[number]

/** For how long something holds: hours, or until it is taken back. */
export const FORS = ['1', '6', '24', '72', '168', '720', 'ever'] as const
