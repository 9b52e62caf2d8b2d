import { expect, test } from 'vitest'
import { editions } from '#drizzle/schema/index.ts'
import { testDb } from '#lib/testing/db.ts'
import { getBackNumber } from './back-numbers.ts'

test('a day that was kept has a back number; any other address has none', async () => {
  const db = await testDb()
  const at = new Date('2025-08-10T08:42:00Z')
  await db.insert(editions).values({ day: '2025-08-10', at })
  expect(await getBackNumber(db, '2025-08-10')).toEqual({ day: '2025-08-10', at, sample: false, weather: null })
  for (const day of ['2025-08-11', '2025-02-30', '0000-01-01', '9999-12-31', '2025-8-10', "' or 1", ''])
    expect(await getBackNumber(db, day)).toBeNull()
})
