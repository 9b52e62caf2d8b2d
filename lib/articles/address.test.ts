import { expect, test } from 'vitest'
import { readArticleAddress } from './address.ts'

test.each([
  ['the-river-surfers-12', 12],
  ['12', 12],
  ['2024-in-pictures-7', 7],
  ['any%20thing-2147483647', 2_147_483_647],
])('%s names article %i, whatever its slug', (address, id) => expect(readArticleAddress(address)).toBe(id))

test.each(['', 'the-river', 'x-0', 'x-012', 'x-2147483648', 'x-99999999999', '12x', 'x-1.5', 'x--'])(
  '%j names no article',
  (address) => expect(readArticleAddress(address)).toBeNull(),
)
