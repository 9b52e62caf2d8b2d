import { readdirSync, readFileSync, statSync } from 'node:fs'
import { createServer, type Socket } from 'node:net'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { mails } from '#drizzle/schema/index.ts'
import { readConfig } from '#lib/config.ts'
import type { Db } from '#lib/db/model.ts'
import { testDb } from '#lib/testing/db.ts'
import { testFolder } from '#lib/testing/folder.ts'
import { givenPerson } from '#lib/testing/given-people.ts'
import { letterIn, type MailServer, mailServer } from '#lib/testing/mail-server.ts'
import { openDelivery, tryMailServer } from './deliver.ts'
import type { Mail } from './model.ts'
import { startPost } from './post.ts'
import { mailState } from './queries.ts'
import { queueMail } from './queue.ts'
import { type Sending, sendDue, tidyMails } from './send.ts'

const NOW = new Date('2025-08-10T08:42:00Z')
const LINK = 'http://localhost:3000/sign-in/link?token=x'
const letter: Mail = {
  kind: 'sign-in',
  to: 'ines@example.org',
  subject: 'Your link to sign in',
  text: `Hello,\n\nhere is your link:\n\n${LINK}\n`,
  link: LINK,
}
const confirm: Mail = { ...letter, kind: 'confirm-mail' }

let db: Db
let said: string[]
const open: { close(): unknown }[] = []
beforeEach(async () => {
  db = await testDb()
  said = []
})
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()))
})

async function given(...behaviour: Parameters<typeof mailServer>): Promise<MailServer> {
  const server = await mailServer(...behaviour)
  open.push(server)
  return server
}

const configOf = (settings: Record<string, string>) => readConfig({ PUBLIC_URL: 'https://paper.example', ...settings })

function sending(settings: Record<string, string>, minutes = 0): Sending {
  const config = configOf(settings)
  const now = () => new Date(NOW.getTime() + minutes * 60_000)
  const deliver = openDelivery(config, (line) => void said.push(line))
  return { config, db, now, deliver, compose: async (mail) => mail }
}

const refusing = (code: number) => ({
  onRcptTo: (_: unknown, __: unknown, done: (problem?: Error) => void) =>
    done(Object.assign(new Error('no'), { responseCode: code })),
})

// First, because the log swallows what repeats.
describe('the log', () => {
  it('says in the log what failed, and never to whom or with which link', async () => {
    const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    const { url: SMTP_URL } = await given(refusing(550))
    await queueMail(db, letter, null, NOW)
    await sendDue(sending({ SMTP_URL }))
    const lines = write.mock.calls.map(([line]) => String(line)).join('')
    write.mockRestore()
    expect(lines).toContain('"event":"mail-given-up"')
    expect(lines).toContain('EENVELOPE 550')
    expect(lines).not.toMatch(/ines|example\.org|token/)
  })
})

describe('without a mail server', () => {
  it('a letter is a file for this user’s eyes only, and its link is said to the operator without the address', async () => {
    const DATA_DIR = testFolder()
    await queueMail(db, { ...letter, text: 'Grüße, 25 °C:\n\n'.concat(`${LINK}&${'a'.repeat(120)}\n`) }, null, NOW)
    expect(await sendDue(sending({ DATA_DIR, PAPER_NAME: 'The Öffentliche, "Daily"' }))).toBe(1)
    const files = readdirSync(join(DATA_DIR, 'outbox'))
    expect(files).toEqual([expect.stringMatching(/^2025-08-10T08-42-00-000Z-sign-in-[0-9a-f]{8}\.eml$/)])
    const path = join(DATA_DIR, 'outbox', files[0] ?? '')
    expect([statSync(path).mode & 0o777, statSync(join(DATA_DIR, 'outbox')).mode & 0o777]).toEqual([0o600, 0o700])
    const { headers, text } = letterIn(readFileSync(path, 'utf8'))
    expect(headers.get('to')).toBe('ines@example.org')
    expect(headers.get('from')).toMatch(/^=\?UTF-8\?.*\?= <noreply@paper\.example>$/)
    expect(headers.get('date')).toBe('Sun, 10 Aug 2025 08:42:00 +0000')
    expect(headers.get('content-type')).toBe('text/plain; charset=utf-8')
    expect(headers.get('auto-submitted')).toBe('auto-generated')
    expect(text).toBe(`Grüße, 25 °C:\n\n${LINK}&${'a'.repeat(120)}\n`)
    expect(said).toEqual([expect.stringContaining(LINK)])
    expect(said.join()).not.toContain('ines@')
    expect(await db.$count(mails)).toBe(0)
  })

  it('where the folder cannot be written, the letter waits', async () => {
    await queueMail(db, letter, null, NOW)
    const DATA_DIR = join(testFolder(), 'a\0b')
    expect(await sendDue(sending({ DATA_DIR }))).toBe(0)
    expect(await db.$count(mails)).toBe(1)
    expect(said).toEqual([])
  })
})

describe('a letter', () => {
  it('is handed to the mail server once, from the paper, with the way to stop it, and no link is said', async () => {
    const { taken, url: SMTP_URL } = await given()
    const unsubscribe = 'https://paper.example/send/unsubscribe?token=y'
    await queueMail(db, { ...letter, kind: 'reply', unsubscribe }, null, NOW)
    await sendDue(sending({ SMTP_URL, MAIL_FROM: 'Letters <post@paper.example>' }))
    await sendDue(sending({ SMTP_URL }))
    expect(taken).toMatchObject([{ from: 'post@paper.example', to: ['ines@example.org'] }])
    const { headers } = letterIn(taken[0]?.text ?? '')
    expect(headers.get('from')).toBe('Letters <post@paper.example>')
    expect(headers.get('list-unsubscribe')).toBe(`<${unsubscribe}>`)
    expect(headers.get('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click')
    expect(headers.get('message-id')).toMatch(/^<\d+\.[0-9a-z]+@paper\.example>$/)
    expect(said).toEqual([])
  })

  it('cannot be given a header or a recipient by what stands in it', async () => {
    const { taken, url: SMTP_URL } = await given()
    const PAPER_NAME = 'Paper\r\nBcc: evil@example.org'
    const subject = 'Hello\r\nBcc: evil@example.org\u2028X-Evil: 1'
    await queueMail(db, { ...letter, subject, text: 'a\r\n.\r\nMAIL FROM:<x>\r\n\r\nBcc: y' }, null, NOW)
    await sendDue(sending({ SMTP_URL, PAPER_NAME }))
    expect(taken.map(({ to }) => to)).toEqual([['ines@example.org']])
    const { names, text } = letterIn(taken[0]?.text ?? '')
    expect(names.filter((name) => /bcc|evil/.test(name))).toEqual([])
    expect(text).toContain('MAIL FROM:<x>')
  })

  it.each([
    'a@b.example, evil@example.org',
    'a@b.example\r\nBcc: evil@example.org',
    '<a@b.example> evil@example.org',
    '',
  ])('to what is not one address is sent to nobody: %j', async (to) => {
    const { taken, url: SMTP_URL } = await given()
    await queueMail(db, { ...letter, to }, null, NOW)
    await sendDue(sending({ SMTP_URL }))
    expect(taken).toEqual([])
    expect(await mailState(db)).toMatchObject({ givenUp: 1, givenUpProblem: 'Undeliverable' })
  })

  it('whose recipient is refused for good is given up at once; of it only that there was one is kept, for a week', async () => {
    const { url: SMTP_URL } = await given(refusing(550))
    await queueMail(db, letter, null, NOW)
    expect(await sendDue(sending({ SMTP_URL }))).toBe(0)
    const [row] = await db.select().from(mails)
    expect(row).toMatchObject({ problem: 'EENVELOPE 550', givenUpAt: NOW, mail: { to: '', text: '' } })
    expect(await sendDue(sending({ SMTP_URL: (await given()).url }, 90))).toBe(0)
    await tidyMails(db, new Date(NOW.getTime() + 6 * 86_400_000))
    expect(await db.$count(mails)).toBe(1)
    await tidyMails(db, new Date(NOW.getTime() + 8 * 86_400_000))
    expect(await db.$count(mails)).toBe(0)
  })

  it('that cannot go now goes after 1, 2, 4 … 60 minutes, with the same Message-ID, and for a day', async () => {
    const { url: SMTP_URL } = await given(refusing(451))
    await queueMail(db, confirm, null, NOW)
    const waits: number[] = []
    let at = 0
    for (let tries = 0; tries < 40; tries += 1) {
      await sendDue(sending({ SMTP_URL }, at))
      const [row] = await db.select().from(mails)
      if (!row || row.givenUpAt) break
      waits.push((row.nextAt.getTime() - NOW.getTime()) / 60_000 - at)
      at = (row.nextAt.getTime() - NOW.getTime()) / 60_000
      expect(await sendDue(sending({ SMTP_URL: (await given()).url }, at - 0.5))).toBe(0)
    }
    expect(waits.slice(0, 8)).toEqual([1, 2, 4, 8, 16, 32, 60, 60])
    expect(at).toBeGreaterThan(22 * 60)
    expect(at).toBeLessThanOrEqual(24 * 60)
    expect(await mailState(db)).toMatchObject({ waiting: 0, givenUp: 1, givenUpProblem: 'EENVELOPE 451' })
  })

  it('is not sent when its link has long ceased to work', async () => {
    const { url: SMTP_URL } = await given(refusing(451))
    await queueMail(db, letter, null, NOW)
    for (const minute of [0, 1, 3, 7]) await sendDue(sending({ SMTP_URL }, minute))
    expect(await mailState(db)).toMatchObject({ waiting: 1, givenUp: 0 })
    // The next try would be at 30 minutes; the link works for 15.
    await sendDue(sending({ SMTP_URL }, 15))
    expect(await mailState(db)).toMatchObject({ waiting: 0, givenUp: 1 })
  })

  it('waits, and is not lost, where the server takes no letter of ours: a wrong password, nobody there', async () => {
    const barred = await given({
      onAuth: (_, __, done) => done(Object.assign(new Error('no'), { responseCode: 535 })),
      allowInsecureAuth: true,
    })
    await queueMail(db, letter, null, NOW)
    await sendDue(sending({ SMTP_URL: barred.url.replace('//', '//me:secret@') }))
    expect(await mailState(db)).toMatchObject({ waiting: 1, waitingProblem: 'EAUTH 535' })
    const gone = await mailServer()
    await gone.close()
    await sendDue(sending({ SMTP_URL: gone.url }, 1))
    expect(await mailState(db)).toMatchObject({ waiting: 1, waitingProblem: 'ESOCKET' })
    const well = await given()
    expect(await sendDue(sending({ SMTP_URL: well.url }, 3))).toBe(1)
    expect(well.taken).toHaveLength(1)
  })

  it('is taken by one of several processes', async () => {
    const { taken, url: SMTP_URL } = await given()
    for (let n = 0; n < 30; n += 1) await queueMail(db, { ...letter, to: `r${n}@example.org` }, null, NOW)
    await Promise.all([1, 2, 3].map(() => sendDue(sending({ SMTP_URL }))))
    await sendDue(sending({ SMTP_URL }))
    expect(taken).toHaveLength(30)
    expect(new Set(taken.map(({ to }) => to[0])).size).toBe(30)
  })

  it('goes again, with the same Message-ID, when its process died after handing it over', async () => {
    const { taken, url: SMTP_URL } = await given()
    await queueMail(db, letter, null, NOW)
    const dying = sending({ SMTP_URL })
    const died = {
      ...dying,
      deliver: async (...all: Parameters<typeof dying.deliver>) => {
        await dying.deliver(...all)
        await new Promise(() => undefined)
      },
    }
    void sendDue(died)
    await expect.poll(() => taken.length).toBe(1)
    expect(await sendDue(sending({ SMTP_URL }, 1))).toBe(0)
    expect(await sendDue(sending({ SMTP_URL }, 3))).toBe(1)
    const ids = taken.map(({ text }) => letterIn(text).headers.get('message-id'))
    expect(ids).toHaveLength(2)
    expect(new Set(ids).size).toBe(1)
  })

  it('that somebody waits for goes before those that nobody waits for', async () => {
    const { taken, url: SMTP_URL } = await given()
    for (let n = 0; n < 25; n += 1) await queueMail(db, { ...letter, kind: 'daily-replies' }, null, NOW)
    await queueMail(db, { ...letter, to: 'waits@example.org' }, null, NOW)
    await sendDue(sending({ SMTP_URL }))
    expect(taken[0]?.to).toEqual(['waits@example.org'])
  })

  it('about notices is written anew when it goes, and not sent when nothing is left to be told', async () => {
    const { taken, url: SMTP_URL } = await given()
    const { id } = await givenPerson(db)
    for (const about of [[1], [2]]) await queueMail(db, { ...letter, to: '', kind: 'reply', about }, id, NOW)
    const compose = async (mail: Mail) => (mail.about?.[0] === 1 ? { ...letter, text: 'As it stands now.' } : null)
    expect(await sendDue({ ...sending({ SMTP_URL }), compose })).toBe(2)
    expect(taken.map(({ text }) => letterIn(text).text.trim())).toEqual(['As it stands now.'])
    expect(await db.$count(mails)).toBe(0)
  })
})

describe('the post', () => {
  /** Takes connections and says nothing. */
  async function silence() {
    const sockets: Socket[] = []
    const connected = Promise.withResolvers<void>()
    const server = createServer((socket) => {
      sockets.push(socket.on('error', () => undefined))
      connected.resolve()
    })
    await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle))
    const address = server.address()
    const closed = () => new Promise<void>((settle) => sockets[0]?.once('close', () => settle()))
    open.push({
      close() {
        for (const socket of sockets) socket.destroy()
        server.close()
      },
    })
    return {
      url: `smtp://127.0.0.1:${typeof address === 'object' && address?.port}`,
      connected: connected.promise,
      closed,
    }
  }

  const post = (SMTP_URL: string) =>
    startPost({
      config: configOf({ SMTP_URL }),
      db,
      now: () => NOW,
      say: (line) => void said.push(line),
      compose: async (mail) => mail,
      queueReplies: async () => undefined,
    })

  it('takes a letter by itself soon after it was queued', async () => {
    const { taken, url } = await given()
    const { stop } = post(url)
    await queueMail(db, letter, null, NOW)
    await expect.poll(() => taken.length, { timeout: 5_000 }).toBe(1)
    await stop()
  })

  it('stops at once though the mail server says nothing, and leaves the letter for the next start', async () => {
    const { url, connected, closed } = await silence()
    await queueMail(db, letter, null, NOW)
    const { stop } = post(url)
    await connected
    const ended = closed()
    await stop()
    await ended
    const [row] = await db.select().from(mails)
    expect(row).toMatchObject({ attempts: 0, nextAt: NOW, problem: null })
  })

  it('tells the operator whether the mail server lets us in', async () => {
    const well = await given()
    expect(await tryMailServer(well.url)).toBeNull()
    const { url } = await given()
    expect(await tryMailServer(url.replace('127.0.0.1', 'nowhere.invalid'))).toMatch(/^E[A-Z]+$/)
  })
})

describe('the settings of mail', () => {
  it.each([
    [{ SMTP_URL: 'http://mail.example' }, 'SMTP_URL'],
    [{ SMTP_URL: 'smtp://' }, 'SMTP_URL'],
    [{ SMTP_URL: 'smtp://me:a/b@mail.example' }, 'SMTP_URL'],
    [{ SMTP_URL: 'smtp://mail.example:99999' }, 'SMTP_URL'],
    [{ MAIL_FROM: 'nobody' }, 'MAIL_FROM'],
    [{ MAIL_FROM: 'a@b.example, c@d.example' }, 'MAIL_FROM'],
    [{ MAIL_FROM: 'A\r\nBcc: x <a@b.example>' }, 'MAIL_FROM'],
  ])('%j stops the start with one line that names it and shows no password', (settings, name) => {
    const refused = () => configOf(settings)
    expect(refused).toThrow(new RegExp(`^The setting ${name} cannot be used: [^\\n]+$`))
    expect(refused).not.toThrow(/me:a/)
  })

  it('the sender is the paper’s own name at its own host, unless the operator says otherwise', () => {
    const from = (settings: Record<string, string>) => readConfig(settings).mailFrom
    expect(from({ PUBLIC_URL: 'https://paper.example' })).toEqual({ name: null, address: 'noreply@paper.example' })
    expect(from({ PUBLIC_URL: 'http://192.0.2.7:3000' })).toEqual({ name: null, address: 'noreply@localhost' })
    expect(from({ MAIL_FROM: 'post@paper.example' })).toEqual({ name: null, address: 'post@paper.example' })
    expect(from({ MAIL_FROM: '"The Paper" <post@paper.example>' })).toMatchObject({ name: 'The Paper' })
  })
})
