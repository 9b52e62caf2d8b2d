/** One line of the table. */
export type Figure = {
  what: string
  /** null where it could not be measured; `note` says why. */
  value: number | null
  unit: '%' | 's' | 'ms' | 'MB' | 'kB' | '/s' | '×' | ''
  /** What the value should not be over; for shares, not under. */
  aim?: number
  note?: string
}

export type Part = { name: string; figures: Figure[] }

export const skipped = (what: string, note: string): Figure => ({ what, value: null, unit: '', note })

const DIGITS: Record<Figure['unit'], number> = { '%': 1, s: 2, ms: 1, MB: 0, kB: 1, '/s': 0, '×': 2, '': 0 }

/** The figures as text, one line each, in columns. */
export function tableLines(parts: readonly Part[]): string[] {
  const width = Math.max(...parts.flatMap(({ figures }) => figures.map(({ what }) => what.length)))
  return parts.flatMap(({ name, figures }) => ['', name, ...figures.map((figure) => lineOf(figure, width))])
}

function lineOf({ what, value, unit, aim, note }: Figure, width: number): string {
  const shown = value === null ? 'skipped' : `${value.toFixed(DIGITS[unit])} ${unit}`.trim()
  const missed = value !== null && aim !== undefined && (unit === '%' ? value < aim : value > aim)
  const beside = [
    ...(aim === undefined
      ? []
      : [`${unit === '%' ? 'at least' : 'at most'} ${aim} ${unit}${missed ? ': missed' : ''}`]),
    ...(note ? [note] : []),
  ]
  return `  ${what.padEnd(width)}  ${shown.padStart(10)}  ${beside.join(' · ')}`.trimEnd()
}
