import { describe, expect, it } from 'vitest'
import { drawCard } from './draw-card.ts'

const card = (headline: string, fields = {}) =>
  drawCard({ paper: 'The Courier', headline, source: 'City Desk', ...fields })
/** What is drawn, by the first of its points: how much and where, not how it looks. */
const shapes = (svg: string) => [...svg.matchAll(/<path d="([^"]*)"/g)].map(([, d = '']) => d)
const MASTHEAD = card('')

describe('a card', () => {
  it('is nothing but paths: no word of it is markup, no font is asked for', () => {
    const svg = card('Tom & Jerry <script>alert("1")</script> "quoted" <image href="http://127.0.0.1/x">')
    expect(svg).not.toMatch(/script|alert|image|href|http:\/\/127|font|&(?!amp)/)
    expect([...svg.matchAll(/<\/?([a-z]+)/g)].every(([, tag = '']) => ['svg', 'rect', 'path'].includes(tag))).toBe(true)
    expect(svg).not.toContain('NaN')
  })
  it('draws letters with their marks, of all three files', () => {
    for (const headline of ['Übergröße', 'Łódź čeká', 'Tiếng Việt', 'Ærø—“så”']) {
      expect(card(headline)).not.toBe(MASTHEAD)
      expect(shapes(card(headline)).join('').length).toBeGreaterThan(shapes(card('')).join('').length)
    }
  })
  it('leaves a headline in letters that our faces lack to the words beside it', () => {
    for (const headline of ['日本語の見出し', 'عنوان بالعربية', 'כותרת', 'Заголовок', 'หัวข้อข่าว', '']) {
      expect(card(headline)).toBe(MASTHEAD)
    }
  })
  it('leaves little pictures out', () => {
    expect(card('🎉 We won 👩‍🚀 again 🇩🇪')).toBe(card('We won again'))
  })
  it('holds the longest headline and the longest word, within its edges', () => {
    for (const headline of ['word '.repeat(80), 'x'.repeat(300), `${'Donaudampfschiff'.repeat(9)} fährt`]) {
      const numbers = shapes(card(headline)).flatMap((d) =>
        [...d.matchAll(/(-?[\d.]+) (-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)] as const),
      )
      for (const [x, y] of numbers) {
        expect(x).toBeGreaterThan(40)
        expect(x).toBeLessThan(1160)
        expect(y).toBeGreaterThan(30)
        expect(y).toBeLessThan(630)
      }
    }
  })
  it('of a paper whose name cannot be drawn still is one', () => {
    expect(shapes(card('News', { paper: '新聞', source: 'источник' })).length).toBeGreaterThan(2)
  })
})
