import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { type ImportedItem, type ImportedLine, MOST_LINES } from '../model.ts'
import { readCsv } from './csv.ts'
import { instantOf } from './item.ts'
import { readImport } from './read-import.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const read = (given: string | Uint8Array) => {
  const outcome = readImport(typeof given === 'string' ? bytes(given) : given)
  if (!outcome.ok) throw new Error(outcome.reason)
  return outcome.value
}
const items = (lines: ImportedLine[]) => lines.flatMap((line) => ('item' in line ? [line.item] : []))
const plain = { progress: 0, tags: [], list: null, note: null, highlights: [], html: null, state: 'unread' }
const AT = '2024-05-01T10:00:00.000Z'
const SECONDS = '1714557600'

describe('a file of another program, known by what is in it', () => {
  it('Pocket, CSV: tags, state and date come along; a broken row costs no other', () => {
    const file = [
      'title,url,time_added,tags,status',
      `"A ""story"", told",https://a.example/1,${SECONDS},city|night bus,unread`,
      `https://a.example/2,https://a.example/2,${SECONDS},,archive`,
      '"never closed,https://a.example/3,1,,unread',
      'no address,,1,,unread',
      'Last,https://a.example/4,0,,unread',
    ].join('\r\n')
    const { format, lines, broken } = read(file)
    expect([format, broken]).toEqual(['pocket-csv', true])
    expect(items(lines)).toEqual<Partial<ImportedItem>[]>([
      {
        ...plain,
        link: 'https://a.example/1',
        title: 'A "story", told',
        savedAt: AT,
        tags: ['city', 'night bus'],
        state: 'unread',
      },
      { ...plain, link: 'https://a.example/2', title: null, savedAt: AT, state: 'archived' },
      { ...plain, link: 'https://a.example/4', title: 'Last', savedAt: null, state: 'unread' },
    ])
    expect(lines.flatMap((line) => ('problem' in line ? [[line.place, line.problem]] : []))).toEqual([
      ['4', 'unreadable'],
      ['5', 'no-address'],
    ])
  })

  it('Pocket, HTML: what was archived is so', () => {
    const { format, lines } = read(`<!DOCTYPE html><html><head><title>Pocket Export</title></head><body>
<h1>Unread</h1><ul><li><a href="https://a.example/1?a=1&amp;b=2" time_added="${SECONDS}" tags="city,bus">One &amp; two</a></li></ul>
<h1>Read Archive</h1><ul>
<li><a href="https://a.example/2" time_added="${SECONDS}" tags="">https://a.example/2</a></li></ul></body></html>`)
    expect(format).toBe('pocket-html')
    expect(items(lines)).toMatchObject([
      { link: 'https://a.example/1?a=1&b=2', title: 'One & two', tags: ['city', 'bus'], state: 'unread', savedAt: AT },
      { link: 'https://a.example/2', title: null, state: 'archived' },
    ])
    expect(lines.map(({ place }) => place)).toEqual(['2', '4'])
  })

  it('Instapaper: folders, and what was selected', () => {
    const { format, lines } = read(`\uFEFFURL,Title,Selection,Folder,Timestamp,Tags
https://a.example/1,One,"Chosen
words",Unread,${SECONDS},"[""x"", ""y""]"
https://a.example/2,Two,,Archive,${SECONDS},[]
https://a.example/3,Three,,For the train,${SECONDS},[]`)
    expect(format).toBe('instapaper')
    expect(items(lines)).toMatchObject([
      { note: 'Chosen\nwords', state: 'unread', list: null, tags: ['x', 'y'] },
      { state: 'archived', list: null },
      { state: 'unread', list: 'For the train' },
    ])
    expect(lines.map(({ place }) => place)).toEqual(['2', '4', '5'])
  })

  it('Omnivore, packed: its texts and marked passages come along', () => {
    const metadata = [
      {
        slug: 'one',
        title: 'One',
        url: 'https://a.example/1',
        state: 'Active',
        readingProgress: 40,
        labels: ['x'],
        savedAt: AT,
      },
      { slug: 'two', title: 'Two', url: 'https://a.example/2', state: 'Archived', readingProgress: 100, savedAt: AT },
    ]
    const file = zipSync({
      'metadata_0_to_2.json': strToU8(JSON.stringify(metadata)),
      'content/one.html': strToU8('<p>Text of one.</p>'),
      'highlights/one.md': strToU8('> a passage\n> of two lines\n\nmy thought\n\n> another'),
      'picture.png': strToU8('not read'),
    })
    const { format, lines } = read(file)
    expect(format).toBe('omnivore')
    expect(items(lines)).toMatchObject([
      {
        ...{ state: 'in-progress', progress: 0.4, tags: ['x'], savedAt: AT, html: '<p>Text of one.</p>' },
        highlights: [
          { exact: 'a passage\nof two lines', note: 'my thought' },
          { exact: 'another', note: null },
        ],
      },
      { state: 'archived', html: null, highlights: [] },
    ])
  })

  it('wallabag: texts, annotations, stars', () => {
    const { format, lines } = read(
      JSON.stringify([
        {
          ...{ url: 'https://a.example/1', title: 'One', content: '<p>Text</p>', is_archived: 1, is_starred: 1 },
          ...{
            tags: ['x'],
            created_at: '2024-05-01T10:00:00+0000',
            annotations: [{ quote: 'passage', text: 'thought' }],
          },
        },
        { url: 7, title: 'broken', is_archived: 0 },
      ]),
    )
    expect(format).toBe('wallabag')
    expect(items(lines)).toMatchObject([
      { ...{ state: 'archived', tags: ['x', 'starred'], html: '<p>Text</p>', savedAt: AT } },
    ])
    expect(items(lines)[0]?.highlights).toEqual([{ exact: 'passage', note: 'thought' }])
    expect(lines[1]).toMatchObject({ place: '2', problem: 'unreadable' })
  })

  it('Karakeep: notes, tags; a list that breaks off gives what came whole', () => {
    const one = {
      ...{
        createdAt: Number(SECONDS),
        title: 'One',
        tags: ['x'],
        content: { type: 'link', url: 'https://a.example/1' },
      },
      ...{ note: 'mine', archived: true },
    }
    const text = JSON.stringify({ bookmarks: [one, { ...one, content: { type: 'text', text: 'only words' } }, one] })
    const { format, lines, broken } = read(text.slice(0, -30))
    expect([format, broken]).toEqual(['karakeep', true])
    expect(items(lines)).toMatchObject([{ title: 'One', note: 'mine', state: 'archived', savedAt: AT, tags: ['x'] }])
    expect(lines[1]).toMatchObject({ problem: 'no-address' })
  })

  it('bookmarks: folders are lists, descriptions notes', () => {
    const { format, lines } = read(`<!DOCTYPE NETSCAPE-Bookmark-file-1>
<TITLE>Bookmarks</TITLE><H1>Bookmarks</H1>
<DL><p>
<DT><A HREF="https://a.example/0" ADD_DATE="${SECONDS}">Zero</A>
<DT><H3 ADD_DATE="1">Trains</H3>
<DL><p>
<DT><A HREF="https://a.example/1" ADD_DATE="${SECONDS}" TAGS="x,y">One</A>
<DD>A description.
<DT><A HREF="javascript:alert(1)">Bookmarklet</A>
</DL><p>
<DT><A HREF="https://a.example/2">Two</A>
</DL>`)
    expect(format).toBe('bookmarks')
    expect(items(lines)).toMatchObject([
      { title: 'Zero', list: null, savedAt: AT },
      { title: 'One', list: 'Trains', tags: ['x', 'y'], note: 'A description.' },
      { title: 'Two', list: null },
    ])
    expect(lines[2]).toMatchObject({ place: '9', problem: 'no-address' })
  })

  it('that is no such file, empty, or a bomb, is refused in one word', () => {
    expect(readImport(new Uint8Array())).toMatchObject({ reason: 'empty' })
    expect(readImport(bytes('title,url,time_added,tags,status\n'))).toMatchObject({ reason: 'empty' })
    for (const text of ['Hello', '{"a":1}', '[1,2]', '<html><p>A page</p></html>', 'a,b,c\n1,2,3'])
      expect(readImport(bytes(text)), text).toMatchObject({ reason: 'unknown-format' })
    const bomb = zipSync({ 'a.json': new Uint8Array(120 * 1024 * 1024) }, { level: 9 })
    expect(bomb.length).toBeLessThan(1_000_000)
    expect(readImport(bomb)).toMatchObject({ reason: 'too-large' })
    expect(readImport(bytes('PK\u0003\u0004broken'))).toMatchObject({ ok: false })
  })

  it('a line of a million commas, a file of a hundred thousand and an entry nested without end are read like others', () => {
    const head = 'title,url,time_added,tags,status\n'
    const commas = read(`${head}"never closed${','.repeat(1_000_000)}\nOne,https://a.example/1,1,,unread`)
    expect(commas.lines).toMatchObject([{ place: '2', problem: 'unreadable' }, { item: { title: 'One' } }])
    const row = 'One,https://a.example/1,1,,unread\n'
    const two = zipSync({ 'a.csv': strToU8(head + row), 'b.csv': strToU8(head + row.repeat(130_000)) })
    const { lines, beyond, broken } = read(two)
    expect([lines.length, beyond, broken]).toEqual([MOST_LINES, 130_001 - MOST_LINES, false])
    const deep = '['.repeat(50_000) + ']'.repeat(50_000)
    const entries = read(`[{"url":7,"is_archived":1,"x":${deep}},{"url":"https://a.example/1","is_archived":1}]`)
    expect(entries.lines).toMatchObject([{ place: '1', problem: 'unreadable' }, { item: { state: 'archived' } }])
  })

  it('whatever bytes come, nothing is thrown', () => {
    const starts = [
      'title,url,time_added,tags,status\n',
      '[{"url":"',
      '<DL><p><DT><A HREF="',
      'PK\u0003\u0004',
      '{"bookmarks":[{',
    ]
    fc.assert(
      fc.property(fc.constantFrom(...starts, ''), fc.uint8Array({ maxLength: 400 }), (start, rest) => {
        readImport(new Uint8Array([...bytes(start), ...rest]))
      }),
      { numRuns: 300 },
    )
  })
})

it('dates are of seconds, milliseconds, microseconds or written; impossible ones are none', () => {
  for (const said of [SECONDS, Number(SECONDS), `${SECONDS}000`, `${SECONDS}000000`, '2024-05-01T10:00:00Z'])
    expect(instantOf(said)).toBe(AT)
  for (const said of ['', '0', 0, 'yesterday', null, '99999999999999999']) expect(instantOf(said)).toBeNull()
})

it('every row of a CSV comes out as it was written', () => {
  const field = fc.string().map((text) => text.replaceAll('\r', ''))
  fc.assert(
    fc.property(fc.array(fc.array(field, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 }), (rows) => {
      const written = rows.map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(',')).join('\r\n')
      expect(readCsv(written).map(({ fields }) => fields)).toEqual(rows)
    }),
  )
})
