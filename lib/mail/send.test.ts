import { mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SMTPServer } from 'smtp-server'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { mails } from '#drizzle/schema/index.ts'
import { readConfig } from '#lib/config.ts'
import type { Db } from '#lib/db/model.ts'
import { testDb } from '#lib/testing/db.ts'
import type { Mail } from './model.ts'
import { queueMail } from './queue.ts'
import { sendDue } from './send.ts'

const NOW = new Date('2025-08-10T08:42:00Z')
const letter: Mail = {
  kind: 'sign-in',
  to: 'ines@example.org',
  subject: 'Your link to sign in',
  text: 'Hello,\n\nhere is your link: http://localhost:3000/sign-in/link?token=x\n',
  link: 'http://localhost:3000/sign-in/link?token=x',
}

describe('a letter', () => {
  let db: Db
  let said: string[]
  const servers: SMTPServer[] = []
  beforeEach(async () => {
    db = await testDb()
    said = []
  })
  afterEach(() => {
    for (const server of servers.splice(0)) server.close()
  })

  const context = (settings: Record<string, string>, now = NOW) => ({
    config: readConfig({ PUBLIC_URL: 'https://paper.example', ...settings }),
    db,
    now: () => now,
    say: (line: string) => void said.push(line),
  })

  /** A mail server that keeps what it is given, or refuses every recipient with a code. */
  async function server(refusal: number | null = null) {
    const taken: { to: string[]; text: string }[] = []
    const smtp = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onRcptTo: (_address, _session, done) =>
        done(refusal ? Object.assign(new Error('no'), { responseCode: refusal }) : null),
      onData(stream, session, done) {
        let text = ''
        stream.on('data', (part: Buffer) => {
          text += part
        })
        stream.on('end', () => {
          taken.push({ to: session.envelope.rcptTo.map(({ address }) => address), text })
          done()
        })
      },
    })
    servers.push(smtp)
    await new Promise<void>((settle) => smtp.listen(0, '127.0.0.1', settle))
    const address = smtp.server.address()
    const port = address && typeof address === 'object' ? address.port : 0
    return { taken, SMTP_URL: `smtp://127.0.0.1:${port}` }
  }

  it('goes to the outbox where no mail server is set, for this user’s eyes only, and its link is said', async () => {
    const DATA_DIR = mkdtempSync(join(tmpdir(), 'broadsheet-mail-'))
    await queueMail(db, letter, null, NOW)
    expect(await sendDue(context({ DATA_DIR }))).toBe(1)
    const [name = ''] = readdirSync(join(DATA_DIR, 'outbox'))
    const text = readFileSync(join(DATA_DIR, 'outbox', name), 'utf8')
    expect(text).toMatch(/^To: ines@example.org\r$/m)
    expect(text).toMatch(/^Auto-Submitted: auto-generated\r$/m)
    expect(statSync(join(DATA_DIR, 'outbox', name)).mode & 0o777).toBe(0o600)
    expect(said.join()).toContain('/sign-in/link?token=x')
    expect(said.join()).not.toContain('ines@')
    expect(await db.$count(mails)).toBe(0)
  })

  it('is handed to the mail server once, with the way to stop it', async () => {
    const { taken, SMTP_URL } = await server()
    await queueMail(
      db,
      { ...letter, kind: 'reply', unsubscribe: 'https://paper.example/unsubscribe?token=y' },
      null,
      NOW,
    )
    await sendDue(context({ SMTP_URL }))
    await sendDue(context({ SMTP_URL }))
    expect(taken).toHaveLength(1)
    expect(taken[0]?.to).toEqual(['ines@example.org'])
    expect(taken[0]?.text).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click')
    expect(said).toEqual([])
  })

  it('cannot be given a header or a recipient by what is in it', async () => {
    const { taken, SMTP_URL } = await server()
    await queueMail(
      db,
      { ...letter, subject: 'Hello\r\nBcc: evil@example.org', text: 'a\r\n.\r\nMAIL FROM:<x>' },
      null,
      NOW,
    )
    await sendDue(context({ SMTP_URL }))
    expect(taken.map(({ to }) => to)).toEqual([['ines@example.org']])
    expect(taken[0]?.text).not.toMatch(/^Bcc:/m)
  })

  it('that is refused for good is given up, one that cannot go now is tried again later', async () => {
    const refusing = await server(550)
    await queueMail(db, letter, null, NOW)
    expect(await sendDue(context({ SMTP_URL: refusing.SMTP_URL }))).toBe(0)
    expect(await db.$count(mails)).toBe(0)
    const busy = await server(451)
    await queueMail(db, letter, null, NOW)
    await sendDue(context({ SMTP_URL: busy.SMTP_URL }))
    const [row] = await db.select().from(mails)
    expect([row?.attempts, row?.nextAt.toISOString()]).toEqual([1, '2025-08-10T08:43:00.000Z'])
    const better = await server()
    await sendDue(context({ SMTP_URL: better.SMTP_URL }, new Date(NOW.getTime() + 61_000)))
    expect(better.taken).toHaveLength(1)
  })

  it('is taken by one of two processes', async () => {
    const { taken, SMTP_URL } = await server()
    await queueMail(db, letter, null, NOW)
    await Promise.all([sendDue(context({ SMTP_URL })), sendDue(context({ SMTP_URL }))])
    expect(taken).toHaveLength(1)
  })
})
