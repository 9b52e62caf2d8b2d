import type { Config } from '#lib/config.ts'
import type { Mail } from './model.ts'

/** One address, and nothing else that a mail program could take for a second one. */
const ADDRESS = /^[^\s<>()[\]\\,;:"@]+@[^\s<>()[\]\\,;:"@]+$/

/** A letter that no mail program could deliver as it is meant. */
export class Undeliverable extends Error {
  override name = 'Undeliverable'
}

export type Message = ReturnType<typeof messageOf>

/**
 * A letter as the mail program takes it: parts, never lines, so that nothing in it becomes a header.
 *
 * @param row the row that it waits in: its Message-ID is of it and the same at every try, so that a letter that came twice
 *   is known as one
 * @throws Undeliverable if it is not to exactly one address
 */
export function messageOf(
  { mailFrom, publicUrl }: Pick<Config, 'mailFrom' | 'publicUrl'>,
  paperName: string,
  row: { id: number; createdAt: Date },
  mail: Mail,
) {
  if (!ADDRESS.test(mail.to)) throw new Undeliverable('not one address')
  const { hostname } = new URL(publicUrl)
  const stop = mail.unsubscribe && {
    'List-Unsubscribe': `<${mail.unsubscribe}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  }
  return {
    from: { name: mailFrom.name ?? oneLine(paperName), address: mailFrom.address },
    to: { name: '', address: mail.to },
    subject: oneLine(mail.subject),
    text: mail.text,
    ...(mail.html !== undefined && { html: mail.html }),
    date: row.createdAt,
    messageId: `<${row.id}.${row.createdAt.getTime().toString(36)}@${hostname.replace(/^\[|\]$/g, '')}>`,
    headers: { 'Auto-Submitted': 'auto-generated', ...stop },
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}

const oneLine = (text: string) => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim()
