import { randomUUID } from 'node:crypto'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import type { Config } from '#lib/config.ts'
import { messagesFor } from '#lib/messages/model.ts'
import type { Message } from './message.ts'
import type { Mail } from './model.ts'

/**
 * Hands one letter over.
 *
 * @returns when it is out of our hands
 * @throws where it is not; after an abort, at once
 */
export type Deliver = (message: Message, mail: Mail, signal: AbortSignal) => Promise<void>

/** A mail server has this long to take up a connection, to greet, and for each answer. */
const CONNECT_MS = 10_000
const ANSWER_MS = 20_000

/**
 * The way out for letters: SMTP where SMTP_URL is set; else `.eml` files in `DATA_DIR/outbox`, and the link of each is said
 * to the operator.
 */
export function openDelivery(config: Pick<Config, 'smtpUrl' | 'dataDir'>, say: (line: string) => void): Deliver {
  return config.smtpUrl === null ? toOutbox(join(config.dataDir, 'outbox'), say) : bySmtp(config.smtpUrl)
}

const transportOf = (url: string) =>
  createTransport({ url, connectionTimeout: CONNECT_MS, greetingTimeout: CONNECT_MS, socketTimeout: ANSWER_MS })

function bySmtp(url: string): Deliver {
  const transport = transportOf(url)
  return async (message, _mail, signal) => {
    await transport.sendMail({ ...message, signal })
  }
}

function toOutbox(folder: string, say: (line: string) => void): Deliver {
  const press = createTransport({ streamTransport: true, buffer: true, newline: 'windows' })
  return async (message, mail) => {
    const made = await press.sendMail(message)
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const name = `${message.date.toISOString().replace(/[:.]/g, '-')}-${mail.kind}-${randomUUID().slice(0, 8)}`
    // Whoever watches the folder sees whole letters only. With `buffer` the message is one Buffer.
    await writeFile(join(folder, `${name}.part`), made.message as Buffer, { mode: 0o600, flag: 'wx' })
    await rename(join(folder, `${name}.part`), join(folder, `${name}.eml`))
    if (mail.link) say(messagesFor('en').mail.outbox(mail.kind, mail.link))
  }
}

/**
 * Whether the mail server lets us in.
 *
 * @returns null if it does; else the mail program's word for why not: `EAUTH 535`
 */
export async function tryMailServer(url: string): Promise<string | null> {
  const transport = createTransport({ url, connectionTimeout: 5_000, greetingTimeout: 5_000, socketTimeout: 5_000 })
  try {
    await transport.verify()
    return null
  } catch (problem) {
    return wordOf(problem)
  }
}

/** A failure in a word without an address in it: `EENVELOPE 550`. */
export function wordOf(problem: unknown): string {
  if (!(problem instanceof Error)) return 'unknown'
  const parts = [codeOf(problem) || problem.name, answerOf(problem) || '']
  return parts.join(' ').trim()
}

export const codeOf = (problem: unknown): string =>
  problem instanceof Error && 'code' in problem ? String(problem.code) : ''

/** The mail server's reply code; 0 where it has not answered. */
export const answerOf = (problem: unknown): number =>
  problem instanceof Error && 'responseCode' in problem ? Number(problem.responseCode) || 0 : 0
