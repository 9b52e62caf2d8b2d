import { expect, test } from 'vitest'
import { licenceTerms, rightsOf } from './rights.ts'

test('a Creative Commons or public-domain licence in the feed sets full, and is the basis', () => {
  const by = 'https://creativecommons.org/licenses/by/4.0/'
  expect(rightsOf(by, null)).toEqual({ reuse: 'full', reuseBasis: 'licence', licence: by, slotsAllowed: true })
  expect(rightsOf('http://creativecommons.org/publicdomain/zero/1.0/', null).reuse).toBe('full')
})

test('without a licence the default is members, and no slots stand beside the text', () => {
  const none = { reuse: 'members', reuseBasis: 'default', slotsAllowed: false }
  expect(rightsOf(null, null)).toMatchObject(none)
  expect(rightsOf('https://example.com/licenses/by/4.0/', null)).toMatchObject(none)
  expect(rightsOf('https://evil.example/?creativecommons.org/licenses/by/4.0', null)).toMatchObject(none)
})

test('the operator’s word wins over the feed', () => {
  expect(rightsOf('https://creativecommons.org/licenses/by/4.0/', 'excerpt')).toMatchObject({
    reuse: 'excerpt',
    reuseBasis: 'operator',
  })
})

test('non-commercial and no-derivatives terms are read from the address', () => {
  expect(licenceTerms('https://creativecommons.org/licenses/by-nc-nd/4.0/')).toEqual({
    open: true,
    noDerivatives: true,
    nonCommercial: true,
  })
  expect(rightsOf('https://creativecommons.org/licenses/by-nc/4.0/', null).slotsAllowed).toBe(false)
})
