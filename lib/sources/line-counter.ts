/**
 * Tells the line of a place in a text, from 1; lines end with LF, CR LF or CR. Places must be asked for in their order:
 * the text is read once.
 */
export function lineCounter(text: string): (at: number) => number {
  let line = 1
  let read = 0
  return (at) => {
    for (; read < at && read < text.length; read += 1) {
      const sign = text[read]
      if (sign === '\n' || (sign === '\r' && text[read + 1] !== '\n')) line += 1
    }
    return line
  }
}
