import type { Acting } from '#lib/forms/model.ts'
import type { Mail, MailKind } from '#lib/mail/model.ts'

/** An absolute address of the paper: from PUBLIC_URL only, whatever host was asked. */
export const addressOf = ({ config }: Pick<Acting, 'config'>, path: string): string => `${config.publicUrl}${path}`

/** A letter with one link. */
export const letter = (kind: MailKind, to: string, words: { subject: string; text: string }, link: string): Mail => ({
  kind,
  to,
  ...words,
  link,
})
