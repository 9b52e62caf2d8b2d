import { expect, test } from 'vitest'
import type { Alias, Known } from '#lib/articles/identity.ts'
import { openBook } from './book.ts'

const known = (...aliases: Alias[]): Known => ({ aliases, link: null, title: null })
const link = { kind: 'link', value: 'https://a.example/1' } as const
const canonical = { kind: 'canonical', value: 'https://a.example/1' } as const
const title = { kind: 'title-date', value: '2025-08-10 one' } as const
const content = { kind: 'content', value: 'hash' } as const

test('an entry is the article that shares its guid, else one that shares two of its other names', () => {
  const byGuid = known({ kind: 'guid', value: '1' })
  const byNames = known(canonical, content)
  const book = openBook([byGuid, byNames, known(title)])
  expect(book.find(known({ kind: 'guid', value: '1' }, link, content))).toBe(byGuid)
  expect(book.find(known({ kind: 'guid', value: '2' }, link, content))).toBe(byNames)
  expect(book.find(known(link, title))).toBeNull()
  expect(book.find(known(link, canonical))).toBeNull()
})

test('entries that share one name are not each held against all others', () => {
  const book = openBook<Known>([])
  let looked = 0
  for (let n = 0; n < 1_000; n += 1) {
    const aliases = [content, { kind: 'link', value: `https://a.example/${n}` } as const]
    const entry = {
      link: null,
      title: null,
      get aliases() {
        looked += 1
        return aliases
      },
    }
    expect(book.find(entry)).toBeNull()
    book.add(entry)
  }
  expect(looked).toBeLessThan(10_000)
})
