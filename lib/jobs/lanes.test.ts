import { expect, test } from 'vitest'
import { openLanes } from './lanes.ts'

test('one that never ends delays only those of its own host', async () => {
  const finished: string[] = []
  const stuck = Promise.withResolvers<void>()
  const others = Promise.withResolvers<void>()
  const lanes = openLanes<string>({
    width: 2,
    keyOf: (item) => item.slice(0, 1),
    async run(item) {
      if (item === 'a1') await stuck.promise
      finished.push(item)
      if (finished.length === 3) others.resolve()
    },
  })
  lanes.push(['a1', 'a2', 'b1', 'c1', 'd1'])
  await others.promise
  expect(finished).toEqual(['b1', 'c1', 'd1'])
  stuck.resolve()
  await lanes.idle()
  expect(finished).toEqual(['b1', 'c1', 'd1', 'a1', 'a2'])
})

test('never more at once than there are lanes', async () => {
  let running = 0
  let most = 0
  const lanes = openLanes<number>({
    width: 3,
    keyOf: String,
    async run() {
      running += 1
      most = Math.max(most, running)
      await Promise.resolve()
      running -= 1
    },
  })
  lanes.push([1, 2, 3, 4, 5, 6, 7])
  await lanes.idle()
  expect(most).toBe(3)
})

test('what has not begun can be taken out, and a bug comes out of idle', async () => {
  const lanes = openLanes<number>({
    width: 1,
    keyOf: String,
    async run() {
      throw new Error('planted')
    },
  })
  lanes.push([1, 2, 3])
  expect(lanes.drop()).toEqual([2, 3])
  await expect(lanes.idle()).rejects.toThrow('planted')
})
