import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type FaultServer, startFaultServer } from '../../e2e/farm/fault-server.ts'
import { memoryHolds } from './holds.ts'
import { openWeb, type WebOptions } from './web.ts'

let canary: FaultServer

beforeAll(async () => {
  canary = await startFaultServer()
})
afterAll(() => canary.close())

const opened = (options: Partial<WebOptions>) =>
  openWeb({
    allow: [],
    userAgent: 'Broadsheet/test',
    pauseMs: 0,
    holds: memoryHolds(),
    now: () => new Date('2025-08-10T08:42:00Z'),
    ...options,
  })

/** The port is open to one address that nobody has: what is refused is refused for its address. */
const elsewhere = () => [{ address: '127.9.9.9', bits: 32, port: canary.port }]

describe('private addresses', () => {
  it.each([
    '127.0.0.1',
    '127.1',
    '0x7f.1',
    '2130706433',
    '017700000001',
    '0',
    '[::]',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '[::127.0.0.1]',
    '[64:ff9b::127.0.0.1]',
    '[2002:7f00:1::]',
    'localhost',
  ])('http://%s is refused before anything connects', async (host) => {
    const outcome = await opened({ allow: elsewhere() }).fetch(`http://${host}:${canary.port}/good`)
    expect(outcome).toMatchObject({ ok: false, failure: { problem: 'address-refused', retryAfterSeconds: 0 } })
    expect(canary.connections()).toBe(0)
  })

  it.each(['localhost.', '127.0.0.1.nip.example', 'intranet'])(
    'the name %s is refused for where it leads',
    async (name) => {
      const resolve = async () => [{ address: '127.0.0.1', family: 4 }]
      const outcome = await opened({ allow: elsewhere(), resolve }).fetch(`http://${name}:${canary.port}/good`)
      expect(outcome).toMatchObject({ ok: false, failure: { problem: 'address-refused' } })
      expect(canary.connections()).toBe(0)
    },
  )

  it('an open port and a closed one answer the same', async () => {
    const closed = await startFaultServer()
    await closed.close()
    const web = opened({ allow: [...elsewhere(), { address: '127.9.9.9', bits: 32, port: closed.port }] })
    expect(await web.fetch(closed.url('/good'))).toEqual(await web.fetch(canary.url('/good')))
  })

  it.each([22, 25, 81, 3306, 6379, 8000])('port %i is refused, whatever the name', async (port) => {
    const resolve = async () => [{ address: '93.184.216.34', family: 4 }]
    const outcome = await opened({ resolve }).fetch(`http://harbour.example:${port}/`)
    expect(outcome).toMatchObject({ ok: false, failure: { problem: 'address-refused' } })
  })

  it.each([
    '',
    'harbour',
    'ftp://harbour.example/',
    'file:///etc/hosts',
    'data:text/xml,<rss/>',
    'http://user:secret@harbour.example/',
    'http://user@harbour.example/',
    `http://harbour.example/${'x'.repeat(5000)}`,
  ])('%j is no address that can be read', async (address) => {
    const outcome = await opened({}).fetch(address)
    expect(outcome).toMatchObject({ ok: false, failure: { problem: 'address-invalid' } })
  })
})

describe('names', () => {
  it('that lead to a private address are refused, at a second answer too (rebinding)', async () => {
    const home = await startFaultServer({ host: '127.0.0.3' })
    const other = await startFaultServer({ host: '127.0.0.4', port: home.port })
    const answers = ['127.0.0.3', '127.0.0.4']
    const asked: string[] = []
    const web = opened({
      allow: [{ address: '127.0.0.3', bits: 32, port: home.port }],
      resolve: async (name) => {
        const address = answers[asked.push(name) - 1] ?? ''
        return [{ address, family: 4 }]
      },
    })
    const address = `http://rebind.example:${home.port}/found`
    expect(await web.fetch(address)).toMatchObject({ ok: false, failure: { problem: 'redirect-refused' } })
    expect(asked).toEqual(['rebind.example', 'rebind.example'])
    expect([home.hits.length, other.connections()]).toEqual([1, 0])
    await Promise.all([home.close(), other.close()])
  })

  it('with a good and a private address connect to the good one', async () => {
    const good = await startFaultServer({ host: '127.0.0.3' })
    const bad = await startFaultServer({ host: '127.0.0.4', port: good.port })
    const web = opened({
      allow: [{ address: '127.0.0.3', bits: 32, port: good.port }],
      resolve: async () => ['127.0.0.4', '127.0.0.3'].map((address) => ({ address, family: 4 })),
    })
    expect(await web.fetch(`http://both.example:${good.port}/good`)).toMatchObject({ ok: true })
    expect(bad.connections()).toBe(0)
    await Promise.all([good.close(), bad.close()])
  })
})

describe('certificates', () => {
  const made = makeCertificate()

  it.skipIf(made === null)('that nobody vouches for are refused (needs openssl)', async () => {
    const server = await startFaultServer({ tls: made ?? { key: '', cert: '' } })
    const web = opened({ allow: [{ address: '127.0.0.1', bits: 32, port: server.port }] })
    expect(await web.fetch(server.url('/good'))).toEqual({
      ok: false,
      failure: { problem: 'tls', detail: 'DEPTH_ZERO_SELF_SIGNED_CERT', retryAfterSeconds: 0 },
    })
    expect(server.hits).toEqual([])
    await server.close()
  })

  it('are asked for where the address says https', async () => {
    const web = opened({ allow: [{ address: '127.0.0.1', bits: 32, port: canary.port }] })
    const outcome = await web.fetch(canary.url('/good').replace('http:', 'https:'))
    expect(outcome).toMatchObject({ ok: false, failure: { problem: 'tls' } })
  })
})

/** @returns null where there is no openssl: the test is skipped by name then */
function makeCertificate(): { key: string; cert: string } | null {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-tls-'))
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
  const wish = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=127.0.0.1']
  try {
    execFileSync('openssl', [...wish, '-keyout', key, '-out', cert], { stdio: 'ignore' })
    return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') }
  } catch {
    return null
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
