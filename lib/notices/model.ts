/** What somebody is told in the page. */
export const NOTICE_KINDS = [
  'reply',
  'approved',
  'rejected',
  'removed',
  'restored',
  'still-waiting',
  'appeal-granted',
  'appeal-refused',
  'warned',
  'paused',
  'banned',
  'list-invitation',
] as const
export type NoticeKind = (typeof NOTICE_KINDS)[number]
