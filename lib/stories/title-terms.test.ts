import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { sameStory, titleTerms } from './title-terms.ts'

describe('title terms', () => {
  test('are folded, without stop words and endings, headline first, each once', () => {
    expect(titleTerms('The Bridges of Köln are reopening', 'Köln’s bridge reopened.')).toEqual([
      'bridg',
      'koln',
      'reopen',
    ])
  })
  test('are at most 12, and none for a headline of stop words', () => {
    expect(
      titleTerms('alpha beta gamma delta epsilon zeta', 'eta theta iota kappa lambda omega omikron sigma'),
    ).toHaveLength(12)
    expect(titleTerms('What is it?', null)).toEqual([])
    expect(titleTerms('', null)).toEqual([])
  })
  test('of a script without spaces are its words', () => {
    expect(titleTerms('新しい橋が東京で開通', null)).toContain('東京')
  })
  test('keep numbers, with or without a comma', () => {
    expect(titleTerms('1,400 metres', null)).toEqual(titleTerms('1400 metres', null))
  })
})

type Told = [headline: string, standfirst?: string]
const terms = ([headline, standfirst]: Told) => titleTerms(headline, standfirst ?? null)

describe('the same story told by three sources is one story', () => {
  test.each<[Told, Told, Told]>([
    [
      [
        'After nine years the Marbel tunnel breaks through, and a city gets its morning back',
        'When trains run through the Marbel tunnel, Munich will be 41 minutes nearer to the south.',
      ],
      [
        'Marbel tunnel breakthrough misses its mark by 14 millimetres',
        'How does one meet inside a mountain? With gyroscopes, stars, and a correction for the weight of the mountain itself.',
      ],
      [
        'Marbel tunnel breaks through after nine years of digging',
        'Two crews who had never seen each other shook hands under 1,400 metres of rock.',
      ],
    ],
    [
      ['Ferry Anneliese runs aground off Norderhall, all 212 aboard safe'],
      ['212 passengers taken off the ferry Anneliese after it struck a sandbank'],
      ['Norderhall: ferry Anneliese aground with 212 on board, lifeboats out'],
    ],
    [
      ['Zoo in Varnholt loses two lynxes through an open gate'],
      ['Two lynxes escape from Varnholt zoo', 'A keeper found the gate open in the morning.'],
      ['Lynxes on the loose: Varnholt closes its zoo and its woods'],
    ],
    [
      ['Tarvos Steel to close its Ellmark works, 900 jobs go'],
      ['900 jobs lost as Tarvos Steel shuts Ellmark plant'],
      ['Ellmark mourns: Tarvos closes the steel works after a century'],
    ],
    [
      ['Brückensperrung in Altenfurth: Statiker finden Risse im Pfeiler'],
      ['Risse im Pfeiler: Altenfurther Brücke gesperrt'],
      ['Altenfurth sperrt Brücke wegen Rissen in einem Pfeiler', 'Der Umweg dauert 40 Minuten.'],
    ],
  ])('%j', (one, two, three) => {
    expect([
      sameStory(terms(one), terms(two)),
      sameStory(terms(one), terms(three)),
      sameStory(terms(two), terms(three)),
    ]).toEqual([true, true, true])
    expect(sameStory(terms(two), terms(one))).toBe(true)
  })
})

const SAME_WORDS: [Told, Told][] = [
  [['Bridge on the ring road reopens two weeks early'], ['Old bridge on the market road closes for two weeks']],
  [
    ['Council backs a car-free riverside after a summer of trials'],
    ['Council backs school meals after a summer of protest'],
  ],
  [['Night bus drivers go on strike for better pay'], ['Bus drivers vote on night service plan']],
  [['Storm warning lifted for the foothills'], ['Storm warning issued for the coast as ferries stop']],
  [['Mayor opens new swimming pool in the north of the city'], ['Mayor closes swimming pool budget gap with new fees']],
  [['River surfers get their wave back'], ['Heat wave sends surfers to the river mouth']],
  [['Market hall votes to open on Mondays'], ['Market falls on Monday after votes in two states']],
  [['Two dead in crash on the motorway near Lindau'], ['Two injured in crash at Lindau harbour race']],
  [['Bank cuts interest rates for the third time'], ['Food bank cuts opening times as interest falls']],
  [['Minister promises more money for schools'], ['Minister resigns over school money scandal']],
  [['Apple harvest the best in a decade'], ['Apple reports its best quarter in a decade']],
  [['Star player leaves club after ten years'], ['Club that made stars of players closes after ten years']],
  [['Court rules against airport expansion'], ['Airport workers win in labour court']],
  [['Fire destroys paper factory in the east'], ['Factory fire drill empties the east of the town']],
  [['Island grid runs a full week on wind alone'], ['Wind keeps ferries from the island for a full week']],
  [['The winter the gates stuck'], ['Skiers stuck as winter closes the gates of the pass']],
  [['University finds new way to count birds'], ['University counts on new students to find rooms']],
  [['Parliament votes for a new climate law'], ['Climate protest at parliament ends before the vote']],
  [['Train drivers end their strike'], ['Lightning strike stops train near the river']],
  [['Government falls over housing vote'], ['Housing prices fall, government says']],
  [['Village moves uphill, one house at a time'], ['House prices move up in one village after another']],
  [['Doctors warn of a summer with ticks'], ['Doctors end warning strike before the summer']],
  [['Museum shows the lost paintings of a king'], ['King opens museum of lost property']],
  [['Berlin: Polizei sucht Zeugen nach Unfall'], ['Berlin: Polizei feiert Sommerfest mit Zeugen der Geschichte']],
  [['Stadtrat stimmt für neue Schule'], ['Neue Schule bleibt leer, Stadtrat schweigt']],
  [['Feuerwehr rettet Katze vom Baum'], ['Feuerwehr pflanzt Baum zum Jubiläum']],
  [['Munich marathon sees a record field'], ['Munich beer garden sees record summer']],
  [['London tube strike called off'], ['London stage show called off after strike']],
  [['Ten years on, the flood still shapes the valley'], ['Flood of tourists reshapes the valley in ten years']],
  [['Teacher wins prize for physics lessons'], ['Physics prize goes to a team of three']],
]

test.each(SAME_WORDS)('the same words, but unrelated, stay apart: %j / %j', (one, two) => {
  expect(sameStory(terms(one), terms(two))).toBe(false)
})

test('no terms are no story', () => {
  expect(sameStory([], [])).toBe(false)
  expect(sameStory(['marbel'], [])).toBe(false)
})

const CORPUS = new URL('../../../shared/corpora/related/gnews-small-clusters-1-25.jsonl', import.meta.url)
const present = existsSync(CORPUS) || process.env.CI === 'true'

test.skipIf(!present)(
  'of the pairs in the news corpus that are called one story, 98 % are (skipped without it)',
  () => {
    const lines = readFileSync(CORPUS, 'utf8').trim().split('\n')
    const items = lines.map((line) => {
      const item: { title: string; body: string; cluster: number } = JSON.parse(line)
      return { cluster: item.cluster, terms: titleTerms(item.title, item.body.split(' ').slice(0, 12).join(' ')) }
    })
    let linked = 0
    let right = 0
    for (const [index, one] of items.entries()) {
      for (const other of items.slice(index + 1)) {
        if (!sameStory(one.terms, other.terms)) continue
        linked += 1
        if (one.cluster === other.cluster) right += 1
      }
    }
    expect(linked).toBeGreaterThan(5_000)
    expect(right / linked).toBeGreaterThan(0.98)
  },
)
