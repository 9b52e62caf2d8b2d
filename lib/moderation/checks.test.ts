import { describe, expect, it } from 'vitest'
import type { Case } from './checks/case.ts'
import { foldList, listedOf, listedWord } from './checks/listed-word.ts'
import { ruleFor } from './checks.ts'
import { HOLD_RULES } from './model.ts'

const settings = { newcomers: 2, threshold: 0.9 }
const listed = listedOf(foldList(['Schurke', 'two words', 'Käse!', '  ', '88']))
const fine: Case = {
  ...{ text: 'A kind word.', staff: false, settings, listed, shownBefore: 2, rejectedLately: 0 },
  ...{ saidElsewhere: false, everythingWaits: false, score: null },
}

describe('a comment waits', () => {
  it.each([
    ['newcomer', { shownBefore: 1 }],
    ['everything-waits', { everythingWaits: true }],
    ['links', { text: 'https://a.example www.b.example http://c.example' }],
    ['repeated', { saidElsewhere: true, text: 'The same long text again and again.' }],
    ['repeated', { text: 'buy buy buy buy buy buy buy buy buy buy buy' }],
    ['repeated', { text: `${'A long way to the end of it. '.repeat(9)} ${'!'.repeat(12)}` }],
    ['listed-word', { text: 'Du SCHÚRKE!' }],
    ['listed-word', { text: '5chu7ke, schurk3' }],
    ['listed-word', { text: 'These: two, words' }],
    ['listed-word', { text: 'ѕсhurkе' }],
    ['listed-word', { text: '$churke' }],
    ['listed-word', { text: 'KÄSE' }],
    ['listed-word', { text: '@schurke' }],
    ['listed-word', { text: 'since 88' }],
    ['recent-rejections', { rejectedLately: 2 }],
    ['looks-like-rejected', { score: 0.9 }],
  ] as const)('by the rule %s: %j', (rule, change) => {
    expect(ruleFor({ ...fine, ...change })).toBe(rule)
  })

  it('never, if it is by a moderator, an editor or the owner', () => {
    const all = { shownBefore: 0, everythingWaits: true, rejectedLately: 9, score: 1, text: 'Schurke' }
    expect(ruleFor({ ...fine, ...all, staff: true })).toBeNull()
  })

  it('for no other reason', () => {
    const texts = [
      ...['Two https://a.example https://b.example', 'Schurkenstück', 'Thank you', 'ha ha ha ha', 'words two'],
      ...['1988', 'two more words', 'He said: “no, no, no, no, no!”', 'a'.repeat(5)],
    ]
    for (const text of texts) {
      expect(ruleFor({ ...fine, text, saidElsewhere: text === 'Thank you' }), text).toBeNull()
    }
    expect(ruleFor({ ...fine, settings: { ...settings, newcomers: 0 }, shownBefore: 0, score: 0.89 })).toBeNull()
    expect(ruleFor({ ...fine, settings: { ...settings, threshold: 1 }, score: 1 })).toBeNull()
    expect(ruleFor({ ...fine, rejectedLately: 1 })).toBeNull()
  })

  it('by the first rule of their order', () => {
    const text = 'Schurke https://a.example https://b.example https://c.example !!!!!!!!!!!!'
    const all = { text, shownBefore: 0, everythingWaits: true, rejectedLately: 9, score: 1 }
    const eased: Partial<Case>[] = [
      ...[{ shownBefore: 9 }, { everythingWaits: false }, { text: 'Schurke !!!!!!!!!!!!' }, { text: 'Schurke' }],
      ...[{ text: 'fine' }, { rejectedLately: 0 }, { score: 0 }],
    ]
    let of: Case = { ...fine, ...all }
    for (const [at, ease] of eased.entries()) {
      expect(ruleFor(of)).toBe(HOLD_RULES[at])
      of = { ...of, ...ease }
    }
    expect(ruleFor(of)).toBeNull()
  })

  it('by a list of 10,000 words that is looked up, never searched through', () => {
    const typed = Array.from(
      { length: 10_000 },
      (_, at) => `unwort${at.toString(36).replace(/\d/g, 'q')}${at} und ${at}`,
    )
    const many = listedOf(foldList([...typed, 'zuletzt']))
    // A phrase of the list is asked for once a word and length: a list that was walked through would be read by the million.
    let asked = 0
    const has = (phrase: string) => {
      asked += 1
      return many.phrases.has(phrase)
    }
    const text = 'ein ganz gewöhnlicher Satz '.repeat(180)
    expect(listedWord({ ...fine, text, listed: { ...many, phrases: { has } } })).toBe(false)
    expect(asked).toBeLessThan(2 * 3 * 720 + 1)
    expect(listedWord({ ...fine, text: `${text} zuletzt`, listed: many })).toBe(true)
  })
})
