import { describe, expect, it } from 'vitest'
import { FETCH_PROBLEMS } from '#lib/web/model.ts'
import { problems } from './problems.ts'

describe('problems with the world outside', () => {
  it.each(FETCH_PROBLEMS)('%s is said in one or two plain sentences, with and without a detail', (problem) => {
    for (const detail of [null, '404', '503', 'headers', 'harbour.example']) {
      const sentence = problems.fetch[problem](detail)
      expect(sentence).toMatch(/^[A-Za-z].*\.$/)
      expect(sentence).not.toMatch(/null|undefined/)
    }
  })

  it('a private address that is refused and one where nobody answers read the same', () => {
    expect(problems.fetch['address-refused']()).toBe(problems.fetch.unreachable())
  })
})
