import { beforeEach, describe, expect, it } from 'vitest'
import { weatherReadings } from '#drizzle/schema/index.ts'
import { readConfig } from '#lib/config.ts'
import type { Db } from '#lib/db/model.ts'
import type { Place } from '#lib/places/model.ts'
import { findPlace } from '#lib/places/queries.ts'
import { testDb } from '#lib/testing/db.ts'
import { dropOldReadings, weatherOnDemand } from './on-demand.ts'
import { readingFor } from './queries.ts'

const place = (name: string): Place => {
  const found = findPlace(name)
  if (!found) throw new Error(`${name} is not on the list`)
  return found
}
const TOWNS = ['Vienna', 'Prague', 'Paris', 'London', 'Warsaw', 'Oslo', 'Helsinki', 'Lisbon'].map(place)

describe('weather of places that readers choose', () => {
  let db: Db
  let clock = 0
  let asked: string[] = []
  let renewed: number[] = []
  beforeEach(async () => {
    db = await testDb()
    clock = Date.parse('2025-08-10T08:42:00Z')
    asked = []
    renewed = []
  })

  const demand = (bounds: { perHour?: number; perAddress?: number } = {}) =>
    weatherOnDemand(
      {
        config: { weather: { ...readConfig({}).weather, provider: 'met-norway' } },
        db,
        now: () => new Date(clock),
        web: {
          fetch: async (address) => {
            asked.push(new URL(address).search)
            return {
              ok: false,
              reason: 'failed',
              failure: { problem: 'unreachable', detail: null, retryAfterSeconds: 0 },
            }
          },
        },
      },
      ({ id }) => renewed.push(id),
      bounds,
    )

  it('a place is asked for once, however many look at it', async () => {
    const wants = demand()
    for (let looks = 0; looks < 50; looks += 1) wants.want(place('Vienna'), `10.0.0.${looks}`)
    await wants.idle()
    expect(asked).toHaveLength(1)
  })

  it('one address causes requests for a few places an hour, and no more', async () => {
    const wants = demand({ perAddress: 3 })
    for (const town of TOWNS) wants.want(town, '10.0.0.1')
    await wants.idle()
    expect(asked).toHaveLength(3)
    wants.want(place('Oslo'), '10.0.0.2')
    await wants.idle()
    expect(asked).toHaveLength(4)
    clock += 3_600_001
    wants.want(place('Lisbon'), '10.0.0.1')
    await wants.idle()
    expect(asked).toHaveLength(5)
  })

  it('all addresses together cause so many an hour, whoever they are', async () => {
    const wants = demand({ perHour: 5 })
    for (const [index, town] of TOWNS.entries()) wants.want(town, `10.0.0.${index}`)
    await wants.idle()
    expect(asked).toHaveLength(5)
  })

  it('readings that nobody looks at any more go after two days, the paper’s own stays', async () => {
    const [vienna, prague, paris] = TOWNS
    if (!(vienna && prague && paris)) throw new Error('no towns')
    const weather = { at: new Date(clock).toISOString(), celsius: 20, sky: null, night: false, days: [], hours: [] }
    const old = new Date(clock - 49 * 3_600_000)
    for (const [town, fetchedAt] of [
      [vienna, old],
      [prague, old],
      [paris, new Date(clock)],
    ] as const) {
      const row = {
        provider: 'met-norway' as const,
        placeId: town.id,
        weather,
        fetchedAt,
        expiresAt: fetchedAt,
        lastModified: null,
      }
      await db.insert(weatherReadings).values(row)
    }
    await dropOldReadings({ db, now: () => new Date(clock) }, [prague.id])
    const left = await Promise.all([vienna, prague, paris].map(({ id }) => readingFor(db, 'met-norway', id)))
    expect(left.map(Boolean)).toEqual([false, true, true])
  })
})
