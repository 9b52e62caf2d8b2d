/** What a mail is about: for its rhythm, and for the line in the log. */
export const MAIL_KINDS = [
  'sign-in',
  'confirm-mail',
  'reset-password',
  'invitation',
  'security',
  'reply',
  'daily-replies',
  'moderation',
  'saved-week',
] as const
export type MailKind = (typeof MAIL_KINDS)[number]

/** A letter before it is sent. Plain text; every address in it is built from PUBLIC_URL. */
export type Mail = {
  kind: MailKind
  to: string
  /** Of our own words only: nothing that a stranger wrote. */
  subject: string
  text: string
  /** The same once more, for programs that set it: of our own markup only, all that is anybody's words escaped. */
  html?: string
  /** The one link that the letter is for; printed by the program where mail goes to the outbox folder. */
  link?: string
  /** One click stops mail of this kind (RFC 8058). */
  unsubscribe?: string
  /** The notices that it tells of: it is written anew when it goes, as they stand then, or not sent. */
  about?: number[]
  /** The Sunday whose week it tells of, an ISO instant: it is written when it goes, too. */
  week?: string
}

/** For how long a letter is worth sending, in minutes: not longer than its link works, and never longer than a day. */
export const WORTH_MINUTES: Partial<Record<MailKind, number>> = { 'sign-in': 15, 'reset-password': 60 }
export const LONGEST_WORTH_MINUTES = 24 * 60
