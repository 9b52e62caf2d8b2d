import { expect, test } from 'vitest'
import { messagesFor } from '#lib/messages/model.ts'
import { starterWishes } from '../bring.ts'
import { isPublicAddress } from '../public-address.ts'
import { licenceTerms, rightsByRecord } from '../rights.ts'
import { chosenStarters } from './choose.ts'
import { INTERESTS, STARTER_LANGUAGES } from './model.ts'
import { STARTER_PACK } from './pack.ts'

test('the pack holds 12 to 20 sources, each with an address, a licence and the page that states it, none of them verified', () => {
  expect(STARTER_PACK.length).toBeGreaterThanOrEqual(12)
  expect(STARTER_PACK.length).toBeLessThanOrEqual(20)
  expect(new Set(STARTER_PACK.map(({ key }) => key)).size).toBe(STARTER_PACK.length)
  expect(new Set(STARTER_PACK.map(({ feed }) => feed)).size).toBe(STARTER_PACK.length)
  for (const { key, feed, site, basis, licence, verified } of STARTER_PACK) {
    for (const address of [feed, site, basis, licence.address])
      expect([key, isPublicAddress(address)]).toEqual([key, true])
    expect([key, licenceTerms(licence.address).open]).toEqual([key, licence.terms === null])
    expect(verified).toBe(false)
  }
})

test('every interest is served in English, and both languages are', () => {
  for (const interest of INTERESTS) expect(chosenStarters([interest], ['en']).length).toBeGreaterThan(0)
  for (const language of STARTER_LANGUAGES) expect(chosenStarters(INTERESTS, [language]).length).toBeGreaterThan(2)
  expect(chosenStarters([], STARTER_LANGUAGES)).toEqual([])
})

test('each is filed under its first interest in the paper’s language', () => {
  const wishes = starterWishes(chosenStarters(['science'], ['en']), messagesFor('de').setup.sources)
  expect(wishes).toContainEqual({
    address: 'https://www.nasa.gov/news-release/feed/',
    title: 'NASA',
    section: 'Wissenschaft',
    starter: 'nasa',
  })
})

test('its licence holds and is named with its page until the feed names one itself; non-commercial ones have no slots', () => {
  const nc = 'https://creativecommons.org/licenses/by-nc-nd/4.0/'
  const known = { licence: nc, basis: 'https://a.example/about', terms: null }
  expect(rightsByRecord(null, known)).toEqual({
    ...{ reuse: 'full', reuseBasis: 'https://a.example/about', licence: nc, slotsAllowed: false },
  })
  const by = 'https://creativecommons.org/licenses/by/4.0/'
  expect(rightsByRecord(by, known)).toMatchObject({ reuseBasis: 'licence', licence: by, slotsAllowed: true })
  const usa = { licence: 'https://a.example/terms', basis: 'https://a.example/terms', terms: { nonCommercial: false } }
  expect(rightsByRecord(null, usa)).toMatchObject({ reuse: 'full', slotsAllowed: true })
})
