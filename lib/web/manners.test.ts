import { describe, expect, it } from 'vitest'
import { type FaultServer, startFaultServer } from '../../e2e/farm/fault-server.ts'
import { memoryHolds } from './holds.ts'
import { openManners } from './manners.ts'
import { openWeb } from './web.ts'

const patient = new AbortController().signal

const webFor = (servers: FaultServer[], pauseMs: number, hostsAtOnce = 8) =>
  openWeb({
    allow: servers.map(({ host, port }) => ({ address: host, bits: 32, port })),
    userAgent: 'Broadsheet/test',
    pauseMs,
    hostsAtOnce,
    holds: memoryHolds(),
    now: () => new Date('2025-08-10T08:42:00Z'),
  })

describe('manners', () => {
  it('one connection to a host at a time, with a pause between', async () => {
    const server = await startFaultServer({ host: '127.0.3.1' })
    const web = webFor([server], 40)
    await Promise.all(Array.from({ length: 4 }, () => web.fetch(server.url('/good'))))
    const gaps = server.hits.slice(1).map((hit, n) => hit.at - (server.hits[n]?.at ?? 0))
    expect(gaps.length).toBe(3)
    expect(gaps.every((gap) => gap >= 40)).toBe(true)
    expect(server.mostAtOnce()).toBe(1)
    await server.close()
  })

  it('a redirect on the same host waits its turn too', async () => {
    const server = await startFaultServer({ host: '127.0.3.1' })
    await webFor([server], 40).fetch(server.url('/moved'))
    expect((server.hits[1]?.at ?? 0) - (server.hits[0]?.at ?? 0)).toBeGreaterThanOrEqual(40)
    await server.close()
  })

  it('one sick host does not delay eight good ones', async () => {
    const hosts = Array.from({ length: 9 }, (_, n) => `127.0.3.${n + 1}`)
    const servers = await Promise.all(hosts.map((host) => startFaultServer({ host })))
    const [sick, ...good] = servers
    const web = webFor(servers, 0)
    let sickEnded = false
    const arrived = sick?.arrived('/hang')
    const going = web
      .fetch(sick?.url('/hang') ?? '')
      .catch(() => undefined)
      .finally(() => {
        sickEnded = true
      })
    await arrived
    const outcomes = await Promise.all(good.flatMap((one) => [web.fetch(one.url('/good')), web.fetch(one.url('/br'))]))
    expect(outcomes.every((outcome) => outcome.ok)).toBe(true)
    expect(sickEnded).toBe(false)
    await web.close()
    await going
    await Promise.all(servers.map((server) => server.close()))
  })
})

describe('turns', () => {
  it('eight hosts at once, first come first served', async () => {
    const manners = openManners(0, 8)
    const began: string[] = []
    const turns = Array.from({ length: 10 }, async (_, n) => {
      const end = await manners.turn(`host-${n}`, patient)
      began.push(`host-${n}`)
      return end
    })
    const [first] = await Promise.all(turns.slice(0, 8))
    expect(began).toEqual(['0', '1', '2', '3', '4', '5', '6', '7'].map((n) => `host-${n}`))
    first?.(false)
    await turns[8]
    expect(began.at(-1)).toBe('host-8')
    expect(began.length).toBe(9)
  })

  it('hosts that were slow come after the others and take at most half the places', async () => {
    const manners = openManners(0, 4)
    for (let n = 0; n < 6; n += 1) (await manners.turn(`slow-${n}`, patient))(true)
    // A rest of no length is still over only at the next look at the clock.
    const began: string[] = []
    const ask = async (host: string) => {
      const end = await manners.turn(host, patient)
      began.push(host)
      return end
    }
    const slow = Array.from({ length: 6 }, (_, n) => ask(`slow-${n}`))
    await Promise.all(slow.slice(0, 2))
    const good = [ask('good-0'), ask('good-1')]
    const [end] = await Promise.all(good)
    expect(began).toEqual(['slow-0', 'slow-1', 'good-0', 'good-1'])
    end?.(false)
    await ask('good-2')
    expect(began.at(-1)).toBe('good-2')
    expect(began.length).toBe(5)
  })

  it('who gives up leaves the queue', async () => {
    const manners = openManners(0, 1)
    const end = await manners.turn('host', patient)
    const stop = new AbortController()
    const waiting = manners.turn('host', stop.signal)
    stop.abort(new Error('never mind'))
    await expect(waiting).rejects.toThrow('never mind')
    end(false)
    await expect(manners.turn('host', patient)).resolves.toBeTypeOf('function')
  })
})
