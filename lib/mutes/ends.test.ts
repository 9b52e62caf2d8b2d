import { expect, it } from 'vitest'
import { endOf, lastDay } from './ends.ts'

const NOW = new Date('2025-08-10T08:42:00Z')
const MUNICH = 'Europe/Berlin'

it('a mute ends a day, a week, a month from now, at the end of a day in the paper’s zone, or never', () => {
  expect(endOf('good', '', NOW, MUNICH)).toBeNull()
  expect(endOf('day', '', NOW, MUNICH)).toEqual(new Date('2025-08-11T08:42:00Z'))
  expect(endOf('week', '', NOW, MUNICH)).toEqual(new Date('2025-08-17T08:42:00Z'))
  expect(endOf('month', '', NOW, MUNICH)).toEqual(new Date('2025-09-09T08:42:00Z'))
  const until = endOf('date', '2025-10-26', NOW, MUNICH)
  expect(until).toEqual(new Date('2025-10-26T23:00:00Z'))
  expect(until !== 'wrong' && lastDay(until, MUNICH)).toBe('2025-10-26')
  expect(lastDay(null, MUNICH)).toBe('')
})

it.each(['', 'tomorrow', '2025-02-30', '2025-08-09', '2036-01-01', '10.8.2025'])('"%s" is no last day', (day) => {
  expect(endOf('date', day, NOW, MUNICH)).toBe('wrong')
})

it('today is one', () => {
  expect(endOf('date', '2025-08-10', NOW, MUNICH)).toEqual(new Date('2025-08-10T22:00:00Z'))
})
