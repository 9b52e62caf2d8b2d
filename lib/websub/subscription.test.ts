import { describe, expect, it } from 'vitest'
import { hubSubscriptions } from '#drizzle/schema/index.ts'
import { pauseSource, removeSource } from '#lib/sources/commands.ts'
import { testHubs } from '#lib/testing/hub-paper.ts'
import { startHub } from '#lib/testing/hub-server.ts'
import { rssBytes } from '#lib/testing/rss.ts'

const { here, later, story, naming, serve, tend, subscriptions, headlines, row, read, subscribed, text } = testHubs()

describe('a subscription', () => {
  it('is asked for again before its lease ends, with the same secret, and pushes go on meanwhile', async () => {
    const { wish } = await subscribed()
    later(19)
    expect(await tend()).toBe(0)
    later(1)
    expect(await tend()).toBe(1)
    const again = await here.hub.next('subscribe')
    expect(again).toEqual(wish)
    await here.hub.push(wish, text([story('meanwhile')]))
    expect(await headlines()).toContain('Of the meanwhile')
    await here.hub.confirm(again)
    expect((await subscriptions())[0]?.leaseUntil).toEqual(new Date(here.now.getTime() + 86_400_000))
  })

  it('that no hub confirms is asked for ever more seldom; one whose lease ran out leaves the source to its own pace', async () => {
    const { id, wish } = await subscribed()
    await here.hub.push(wish, text([story('a')]))
    here.hub.status = 500
    let asked = 0
    for (let hour = 0; hour < 72; hour += 1) {
      later(1)
      asked += await tend()
    }
    expect(asked).toBeGreaterThan(3)
    expect(asked).toBeLessThan(12)
    expect((await row(id)).pushedAt).toBeNull()
    expect(await subscriptions()).toMatchObject([{ state: 'asked' }])
  })

  it('is confirmed only as it was asked for, and lately: neither another topic, nor an end that nobody wished', async () => {
    const { wish } = await subscribed()
    for (const fields of [
      { 'hub.mode': 'unsubscribe' },
      { 'hub.topic': 'https://evil.example/' },
      { 'hub.mode': 'publish' },
      { 'hub.challenge': '' },
      { 'hub.challenge': 'x'.repeat(3_000) },
      // It has been confirmed; nobody has asked since.
      {},
    ])
      expect((await here.hub.confirm(wish, fields)).status, JSON.stringify(fields).slice(0, 60)).toBe(404)
    expect(await subscriptions()).toMatchObject([{ state: 'active' }])
  })

  it('with a lease of nothing or of for ever is taken for a minute or two weeks', async () => {
    const { wish } = await subscribed()
    for (const [given, seconds] of [
      ['-5', 60],
      ['1e300', 14 * 86_400],
      ['x', 14 * 86_400],
    ] as const) {
      await here.db.update(hubSubscriptions).set({ askedAt: here.now })
      await here.hub.confirm(wish, { 'hub.lease_seconds': given })
      const [{ leaseUntil, nextAt } = { leaseUntil: null, nextAt: here.now }] = await subscriptions()
      expect((leaseUntil?.getTime() ?? 0) - here.now.getTime(), given).toBe(seconds * 1_000)
      expect(nextAt.getTime() - here.now.getTime()).toBeGreaterThanOrEqual(15 * 60_000)
    }
  })

  it('that the hub denies rests for a week', async () => {
    const { wish } = await subscribed()
    await here.hub.confirm(wish, { 'hub.mode': 'denied', 'hub.reason': 'No.' })
    expect(await here.hub.push(wish, text([story('a')]))).toMatchObject({ status: 410 })
    later(24)
    expect(await tend()).toBe(0)
    later(7 * 24)
    expect(await tend()).toBe(1)
  })

  it.each([
    ['removed', removeSource],
    ['paused', pauseSource],
  ] as const)('of a source that is %s is ended at the hub, and its pushes find nobody', async (_name, end) => {
    const { id, wish } = await subscribed()
    await end(here.db, String(id), here.now)
    expect(await tend()).toBe(1)
    const farewell = await here.hub.next('unsubscribe')
    expect(farewell).toMatchObject({ 'hub.callback': wish['hub.callback'], 'hub.topic': wish['hub.topic'] })
    expect(await here.hub.push(wish, text([story('after')]))).toMatchObject({ status: 410 })
    expect(await here.hub.confirm(farewell)).toMatchObject({ status: 200 })
    expect(await subscriptions()).toEqual([])
    expect(await here.hub.push(wish, text([story('after')]))).toMatchObject({ status: 404 })
    expect(await headlines()).toEqual(['Of the otter'])
  })

  it('is forgotten where a hub that is told to stop never answers', async () => {
    const { id } = await subscribed()
    await removeSource(here.db, String(id), here.now)
    here.hub.status = 500
    for (let hour = 0; hour < 24; hour += 1) {
      await tend()
      later(1)
    }
    expect(here.hub.wishes.filter((wish) => wish['hub.mode'] === 'unsubscribe')).toHaveLength(3)
    expect(await subscriptions()).toEqual([])
  })

  it('moves with the feed to another hub, and ends where it names none any more', async () => {
    const { id } = await subscribed()
    const other = await startHub()
    serve(naming([story('otter'), story('b')], other.url))
    await read(id)
    expect((await subscriptions()).map(({ hub, state }) => [hub, state]).sort()).toEqual(
      [
        [here.hub.url, 'ending'],
        [other.url, 'wanted'],
      ].sort(),
    )
    serve(rssBytes([story('otter'), story('c')]))
    await read(id)
    expect((await subscriptions()).map(({ state }) => state)).toEqual(['ending', 'ending'])
    serve(naming([story('otter'), story('d')]))
    await read(id)
    expect((await subscriptions()).find((row) => row.hub === here.hub.url)).toMatchObject({ state: 'wanted' })
    await other.close()
  })
})
