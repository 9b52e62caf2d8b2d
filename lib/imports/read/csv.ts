export type CsvRow = { line: number; fields: string[]; open: boolean }

/**
 * The rows of a CSV text (RFC 4180), each with the line that it begins on. A quote that is never closed ends at the end of its
 * line, so that one broken row costs no other: `open` says that it was one.
 */
export function readCsv(text: string): CsvRow[] {
  const rows: CsvRow[] = []
  let at = text.startsWith('\uFEFF') ? 1 : 0
  let line = 1
  while (at < text.length) {
    const row: CsvRow = { line, fields: [], open: false }
    const end = readRow(text, at, row)
    for (let index = text.indexOf('\n', at); index >= 0 && index < end; index = text.indexOf('\n', index + 1)) line += 1
    at = end
    if (row.fields.length > 1 || row.fields[0]?.trim()) rows.push(row)
  }
  return rows
}

/** A field in quotes may go on over so many lines. */
const MOST_LINES_OF_A_FIELD = 200

/** @returns where the next row begins */
function readRow(text: string, start: number, row: CsvRow): number {
  let at = start
  for (;;) {
    let field = ''
    if (text[at] === '"') {
      const close = closingQuote(text, at + 1)
      if (close === null) {
        const end = endOfLine(text, at)
        // One by one: a line of a million commas is more than a call takes.
        for (const part of text.slice(at + 1, end).split(',')) row.fields.push(part)
        row.open = true
        return nextLine(text, end)
      }
      field = text.slice(at + 1, close).replaceAll('""', '"')
      at = close + 1
    }
    const stop = nextStop(text, at)
    field += text.slice(at, stop)
    row.fields.push(field)
    if (text[stop] === ',') at = stop + 1
    else return nextLine(text, stop)
  }
}

function closingQuote(text: string, from: number): number | null {
  let lines = 0
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '\n') lines += 1
    if (lines > MOST_LINES_OF_A_FIELD) return null
    if (text[at] !== '"') continue
    if (text[at + 1] === '"') at += 1
    else if (at + 1 >= text.length || /[,\r\n]/.test(text[at + 1] ?? '')) return at
    else return null
  }
  return null
}

function nextStop(text: string, from: number): number {
  let at = from
  while (at < text.length && text[at] !== ',' && text[at] !== '\n' && text[at] !== '\r') at += 1
  return at
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from)
  return end < 0 ? text.length : text[end - 1] === '\r' ? end - 1 : end
}

const nextLine = (text: string, end: number): number => (text.startsWith('\r\n', end) ? end + 2 : end + 1)
