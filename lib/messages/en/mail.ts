import type { MailKind } from '#lib/mail/model.ts'

const kinds: Record<MailKind, string> = {
  'sign-in': 'to sign in',
  'confirm-mail': 'to confirm an address',
  'reset-password': 'for a new password',
  invitation: 'to join',
  security: 'about an account',
  reply: 'to a reply',
  'daily-replies': 'to the day’s replies',
  moderation: 'to the desk',
  'saved-week': 'to what was saved in the week',
}

export const mail = {
  /** Said to the operator where no mail server is set. */
  outbox: (kind: MailKind, link: string) => `A letter is in the outbox. Its link ${kinds[kind]}: ${link}`,
}
