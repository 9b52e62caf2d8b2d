/** The sheet that every picture is drawn on, in pixels. */
export const SHEET = { width: 1200, height: 800 }

export const GROUND = '#e9e3d2'
export const INK = '#25364a'
export const RED = '#cf5540'

export type Point = readonly [x: number, y: number]

const round = (value: number): string => value.toFixed(1)

export function path(points: readonly Point[], closed = false): string {
  return `M${points.map(([x, y]) => `${round(x)} ${round(y)}`).join('L')}${closed ? 'Z' : ''}`
}

export function stroke(points: readonly Point[], width: number, colour = INK): string {
  return `<path d="${path(points)}" stroke="${colour}" stroke-width="${width.toFixed(2)}"/>`
}

export function fill(points: readonly Point[], colour = GROUND): string {
  return `<path d="${path(points, true)}" fill="${colour}" stroke="none"/>`
}

export function disc(x: number, y: number, radius: number, colour = RED): string {
  return `<circle cx="${round(x)}" cy="${round(y)}" r="${round(radius)}" fill="${colour}" stroke="none"/>`
}

/** Points of y = height(x) from `from` to `to`. */
export function curve(height: (x: number) => number, from = 0, to: number = SHEET.width, step = 10): Point[] {
  const points: Point[] = []
  for (let x = from; x <= to; x += step) points.push([x, height(x)])
  return points
}

/** Lines below one another, as an engraver cuts them; `bend` moves a line, `weight` is its width. */
export function engrave(
  top: number,
  bottom: number,
  gap: number,
  bend: (x: number, y: number) => number,
  weight: (y: number) => number,
): string {
  const lines: string[] = []
  for (let y = top; y <= bottom; y += gap)
    lines.push(
      stroke(
        curve((x) => y + bend(x, y)),
        weight(y),
      ),
    )
  return lines.join('')
}

let clips = 0

/** `inside`, cut to an outline. */
export function within(outline: readonly Point[], inside: string): string {
  clips += 1
  return `<clipPath id="c${clips}"><path d="${path(outline, true)}"/></clipPath>${fill(outline)}<g clip-path="url(#c${clips})">${inside}</g>`
}

/** Points of an ellipse, turned by `turn` radians. */
export function ellipse(x: number, y: number, rx: number, ry: number, turn = 0, step = 0.1): Point[] {
  const points: Point[] = []
  for (let angle = 0; angle < Math.PI * 2; angle += step) {
    const [a, b] = [rx * Math.cos(angle), ry * Math.sin(angle)]
    points.push([x + a * Math.cos(turn) - b * Math.sin(turn), y + a * Math.sin(turn) + b * Math.cos(turn)])
  }
  return points
}

/** A repeatable stream of numbers from 0 to 1: the same picture at every drawing. */
export function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1664525 + 1013904223) % 4294967296
    return state / 4294967296
  }
}

export function sheet(inside: string): string {
  const { width, height } = SHEET
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" fill="none" stroke="${INK}" stroke-linecap="round"><rect width="${width}" height="${height}" fill="${GROUND}" stroke="none"/>${inside}</svg>`
}

/** Calm lines above a horizon at `bottom`. */
export const sky = (bottom: number): string =>
  engrave(
    8,
    bottom,
    15,
    (x, y) => Math.sin(x / 300 + y / 80) * 4,
    () => 1.3,
  )

export const box = (x: number, y: number, width: number, height: number): Point[] => [
  [x, y],
  [x + width, y],
  [x + width, y + height],
  [x, y + height],
]

/** A closed line round `points`. */
export const outline = (points: readonly Point[], width: number): string => {
  const first = points[0]
  return first ? stroke([...points, first], width) : ''
}
