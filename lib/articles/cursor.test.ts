import { expect, test } from 'vitest'
import { cursorText, readCursor } from './cursor.ts'

test('a cursor comes back as it was written', () => {
  const cursor = { at: new Date('2025-08-10T08:04:00Z'), id: 42 }
  expect(readCursor(cursorText(cursor))).toEqual(cursor)
})

test.each(['', '-', 'abc', '1-', '-1', '1-1-1', "1';drop", '1-9999999999', 'me5l-1.5', 'ME5-1'])(
  'a cursor that no list made is refused: %j',
  (text) => expect(readCursor(text)).toBeNull(),
)
