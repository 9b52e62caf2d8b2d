import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

export type Taken = { from: string; to: string[]; text: string }

/** A mail server on loopback that keeps what it is given. */
export async function mailServer(behaviour: SMTPServerOptions = {}) {
  const taken: Taken[] = []
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    // What a test leaves open need not be waited for.
    closeTimeout: 1,
    onData(stream, session, done) {
      let text = ''
      stream.on('data', (part: Buffer) => {
        text += part.toString('utf8')
      })
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope
        taken.push({ from: mailFrom ? mailFrom.address : '', to: rcptTo.map(({ address }) => address), text })
        done()
      })
    },
    ...behaviour,
  })
  // A client that breaks off is what some tests are about.
  smtp.on('error', () => undefined)
  await new Promise<void>((settle) => smtp.listen(0, '127.0.0.1', settle))
  const address = smtp.server.address()
  const port = address && typeof address === 'object' ? address.port : 0
  return {
    taken,
    url: `smtp://127.0.0.1:${port}`,
    close: () => new Promise<void>((settle) => smtp.close(() => settle())),
  }
}

export type MailServer = Awaited<ReturnType<typeof mailServer>>

/** The header lines of a letter, unfolded, and its text, decoded. */
export function letterIn(raw: string): { headers: Map<string, string>; names: string[]; text: string } {
  const cut = raw.indexOf('\r\n\r\n')
  const lines = raw
    .slice(0, cut)
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n')
  const pairs = lines.map(
    (line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()] as const,
  )
  const headers = new Map(pairs.map(([name, value]) => [name.toLowerCase(), value]))
  const body = raw.slice(cut + 4)
  const encoding = headers.get('content-transfer-encoding')
  const text =
    encoding === 'base64'
      ? Buffer.from(body, 'base64').toString('utf8')
      : encoding === 'quoted-printable'
        ? unquoted(body)
        : body
  return { headers, names: pairs.map(([name]) => name.toLowerCase()), text: text.replaceAll('\r\n', '\n') }
}

function unquoted(body: string): string {
  const bytes = body
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}
