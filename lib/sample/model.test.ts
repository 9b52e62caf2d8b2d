import { expect, test } from 'vitest'
import { SAMPLE_ORIGIN, shownAddress } from './model.ts'

test('an address of the bundled sample is shown as a page of ours, any other as it is', () => {
  expect(shownAddress(`${SAMPLE_ORIGIN}/sample/courier/bridge`)).toBe('/sample/courier/bridge')
  expect(shownAddress(`${SAMPLE_ORIGIN}/about`)).toBe(`${SAMPLE_ORIGIN}/about`)
  expect(shownAddress('https://sample.invalid.example.org/sample/x')).toBe(
    'https://sample.invalid.example.org/sample/x',
  )
})
