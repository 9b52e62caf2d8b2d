import { randomUUID } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { asc, eq, lte, sql } from 'drizzle-orm'
import { createTransport } from 'nodemailer'
import { mails } from '#drizzle/schema/index.ts'
import type { Config } from '#lib/config.ts'
import type { Db } from '#lib/db/model.ts'
import { log } from '#lib/log.ts'
import { messagesFor } from '#lib/messages/model.ts'
import type { Mail } from './model.ts'

type Context = { config: Config; db: Db; now(): Date; say(line: string): void }
/** Hands one letter over; throws where that fails. */
type Postman = (message: Message, mail: Mail) => Promise<void>
type Message = ReturnType<typeof messageOf>

const A_ROUND = 20
const MOST_ATTEMPTS = 20
/** Whoever takes a letter has it for this long; a process that dies meanwhile leaves it to the next. */
const CLAIM_MS = 2 * 60_000

/**
 * Sends what is due: by SMTP where SMTP_URL is set, else as .eml files into `DATA_DIR/outbox`, where the link of each letter is
 * said to the operator. A letter goes at least once; one that cannot be delivered is tried for a day.
 */
export async function sendDue(context: Context, deliver: Postman = postman(context)): Promise<number> {
  const { db, config } = context
  let sent = 0
  for (let left = A_ROUND; left > 0; left -= 1) {
    const now = context.now()
    const claimed = await db.transaction(async (tx) => {
      const [due] = await tx
        .select()
        .from(mails)
        .where(lte(mails.nextAt, now))
        .orderBy(asc(mails.nextAt), asc(mails.id))
        .limit(1)
        .for('update', { skipLocked: true })
      if (due)
        await tx
          .update(mails)
          .set({ nextAt: new Date(now.getTime() + CLAIM_MS) })
          .where(eq(mails.id, due.id))
      return due
    })
    if (!claimed) break
    try {
      await deliver(messageOf(config, claimed.id, claimed.mail, claimed.createdAt), claimed.mail)
      await db.delete(mails).where(eq(mails.id, claimed.id))
      sent += 1
    } catch (problem) {
      await putOff(db, claimed, problem, now)
    }
  }
  return sent
}

async function putOff(db: Db, row: typeof mails.$inferSelect, problem: unknown, now: Date): Promise<void> {
  const code = problem instanceof Error && 'responseCode' in problem ? Number(problem.responseCode) : 0
  const over = code >= 500 || row.attempts + 1 >= MOST_ATTEMPTS
  log(over ? 'error' : 'warn', over ? 'mail-given-up' : 'mail-put-off', { id: row.id, kind: row.kind, code })
  if (over) {
    await db.delete(mails).where(eq(mails.id, row.id))
    return
  }
  const minutes = Math.min(60, 2 ** row.attempts)
  await db
    .update(mails)
    .set({ attempts: sql`${mails.attempts} + 1`, nextAt: new Date(now.getTime() + minutes * 60_000) })
    .where(eq(mails.id, row.id))
}

function messageOf({ mailFrom, publicUrl }: Config, id: number, mail: Mail, date: Date) {
  const { host } = new URL(publicUrl)
  const headers: Record<string, string> = { 'Auto-Submitted': 'auto-generated' }
  if (mail.unsubscribe) {
    headers['List-Unsubscribe'] = `<${mail.unsubscribe}>`
    headers['List-Unsubscribe-Post'] = 'List-Unsubscribe=One-Click'
  }
  return {
    from: mailFrom,
    to: { name: '', address: mail.to },
    subject: mail.subject,
    text: mail.text,
    date,
    // The same for every try, so that a letter that came twice is known as one.
    messageId: `<${id}.${date.getTime().toString(36)}@${host}>`,
    headers,
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}

function postman({ config, say }: Context): Postman {
  if (config.smtpUrl) {
    const transport = createTransport({
      url: config.smtpUrl,
      connectionTimeout: 10_000,
      greetingTimeout: 10_000,
      socketTimeout: 20_000,
    })
    return async (message) => {
      await transport.sendMail(message)
    }
  }
  const drawer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' })
  const folder = join(config.dataDir, 'outbox')
  return async (message, mail) => {
    const made = await drawer.sendMail(message)
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const name = `${message.date.toISOString().replace(/[:.]/g, '-')}-${mail.kind}-${randomUUID().slice(0, 8)}.eml`
    // With `buffer` the whole letter is one Buffer.
    writeFileSync(join(folder, name), made.message as Buffer, { mode: 0o600 })
    if (mail.link) say(messagesFor('en').mail.outbox(mail.kind, mail.link))
  }
}
