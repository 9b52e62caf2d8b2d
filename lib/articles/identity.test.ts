import { describe, expect, test } from 'vitest'
import { aliasesOf, type Identified, type Known, repeatedIds, repeatedLinks, sameArticle } from './identity.ts'
import { normalizeLink } from './normalize-link.ts'

describe('addresses are compared without what says nothing', () => {
  test.each([
    'https://news.example/a/b?id=7&page=2',
    'http://news.example:80/a/b/?page=2&id=7',
    'https://www.news.example:443/a//b?utm_source=rss&id=7&page=2&fbclid=x&at_medium=RSS',
    ' https://NEWS.example./a/b/index.html?id=7&page=2#comments ',
  ])('%s', (address) => expect(normalizeLink(address)).toBe('https://news.example/a/b?id=7&page=2'))

  test('what may name the article stays', () => {
    expect(normalizeLink('https://a.example/?p=1')).not.toBe(normalizeLink('https://a.example/?p=2'))
    expect(normalizeLink('https://a.example:8443/x')).toBe('https://a.example:8443/x')
    expect(normalizeLink('https://a.example/X')).not.toBe(normalizeLink('https://a.example/x'))
    expect(normalizeLink('https://a.example/x#2', { keepFragment: true })).toBe('https://a.example/x#2')
  })

  test('what is no web address has no form', () => {
    for (const address of ['', 'tag:a,2025:1', 'javascript:x', '/x', 'mailto:a@b.example'])
      expect(normalizeLink(address)).toBeNull()
  })

  test('comparing twice changes nothing', () => {
    for (const address of [
      'https://a.example/ä b?q=ü&q=a+b&z',
      'http://www.www.example/',
      'https://[::1]:8080/x//',
      'https://a.example/%7Ex?a=%26',
      'https://a.example/index.html/index.php/',
    ]) {
      const once = normalizeLink(address) ?? ''
      expect(normalizeLink(once)).toBe(once)
    }
  })
})

const ENTRY: Identified = {
  id: 'tag:1',
  link: 'https://news.example/bridge?utm_source=rss',
  title: 'The bridge opens',
  published: '2025-08-10T08:42:00.000Z',
  contentHash: 'h1',
}
const options = { guidsRepeat: false }

describe('an entry is known by', () => {
  test('guid, link, content, and title with day', () => {
    expect(aliasesOf(ENTRY, options)).toEqual([
      { kind: 'guid', value: 'tag:1' },
      { kind: 'link', value: 'https://news.example/bridge' },
      { kind: 'content', value: 'h1' },
      { kind: 'title-date', value: '2025-08-10 the bridge opens' },
    ])
  })
  test('no guid where its source repeats them', () => {
    expect(aliasesOf(ENTRY, { guidsRepeat: true }).map(({ kind }) => kind)).toEqual(['link', 'content', 'title-date'])
  })
  test('the canonical address where it is another', () => {
    const kinds = (canonical: string) => aliasesOf({ ...ENTRY, canonical }, options).map(({ kind }) => kind)
    expect(kinds('https://news.example/x')).toContain('canonical')
    expect(kinds('https://www.news.example/bridge/')).not.toContain('canonical')
  })
  test('nothing that it does not have', () => {
    expect(aliasesOf({ id: ' ', link: null, title: '!', published: null, contentHash: null }, options)).toEqual([])
  })
  test('a hash in place of an endless id', () => {
    const [guid] = aliasesOf({ ...ENTRY, id: 'x'.repeat(10_000) }, options)
    expect(guid?.value).toMatch(/^sha256:[0-9a-f]{64}$/)
  })
})

function known(change: Partial<Identified> = {}, guidsRepeat = false): Known {
  const entry = { ...ENTRY, ...change }
  return { aliases: aliasesOf(entry, { guidsRepeat }), link: entry.link, title: entry.title }
}

const OTHER = { id: 'tag:2', link: 'https://news.example/2', title: 'Something else', contentHash: 'h2' }

describe('two entries are one article', () => {
  test.each<[string, Partial<Identified>, boolean]>([
    ['all the same', {}, true],
    [
      'guid the same, text and link changed on the same host',
      { link: 'https://news.example/new', title: 'New', contentHash: 'h2' },
      true,
    ],
    [
      'guid the same, moved to another host under its title',
      { link: 'https://new.example/bridge', contentHash: 'h2' },
      true,
    ],
    [
      'guid the same, but host and title both differ',
      { link: 'https://new.example/x', title: 'Other', contentHash: 'h2' },
      false,
    ],
    ['guid changed, link and title the same', { id: 'tag:2', contentHash: 'h2' }, true],
    ['guid changed, link and text the same', { id: 'tag:2', title: 'Bridge open' }, true],
    ['guid and link changed, title and text the same', { id: 'tag:2', link: 'https://b.example/x' }, true],
    ['only the link the same', { ...OTHER, link: ENTRY.link }, false],
    ['only the text the same', { ...OTHER, contentHash: 'h1' }, false],
    ['only title and day the same', { ...OTHER, title: ENTRY.title }, false],
    ['nothing the same', OTHER, false],
  ])('%s: %s', (_case, change, wanted) => {
    expect(sameArticle(known(change), known())).toBe(wanted)
    expect(sameArticle(known(), known(change))).toBe(wanted)
  })

  test('a repeated guid does not count', () => {
    const change = { ...OTHER, id: ENTRY.id }
    expect(sameArticle(known(change), known())).toBe(true)
    expect(sameArticle(known(change, true), known({}, true))).toBe(false)
  })

  test('the canonical address of one may be the link of the other', () => {
    const copy = known({ ...OTHER, canonical: ENTRY.link, contentHash: 'h1' })
    expect(sameArticle(copy, known())).toBe(true)
  })
})

test('ids that stand twice in a document name nothing', () => {
  expect([...repeatedIds([{ id: 'a' }, { id: 'b' }, { id: 'a' }, { id: null }, { id: null }])]).toEqual(['a'])
})

test('items that differ only in the fragment keep it', () => {
  const links = [
    'https://a.example/day#one',
    'https://a.example/day#two',
    'https://a.example/x#c',
    'https://a.example/x#c',
  ]
  const fragmentsTell = repeatedLinks(links.map((link) => ({ link })))
  expect([...fragmentsTell]).toEqual(['https://a.example/day'])
  const names = links.map(
    (link) => aliasesOf({ ...ENTRY, id: null, link }, { guidsRepeat: false, fragmentsTell })[0]?.value,
  )
  expect(names).toEqual([
    'https://a.example/day#one',
    'https://a.example/day#two',
    'https://a.example/x',
    'https://a.example/x',
  ])
})
