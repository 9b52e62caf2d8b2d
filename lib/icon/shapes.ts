/** A folded sheet on a 32 by 32 grid: lines of text and a picture. Places and sizes in units of the grid. */
export const GRID = 32
export const PAPER = '#fbfaf6'
export const INK = '#16181c'
/** Of the ground's corners. */
export const RADIUS = 4

export type Box = { x: number; y: number; width: number; height: number }

const THICK = 2
const line = (x: number, y: number, width: number): Box => ({ x, y: y - THICK / 2, width, height: THICK })

/** A frame of the picture is four lines that meet. */
export const LINES: readonly Box[] = [
  line(8, 9, 16),
  line(8, 14, 16),
  line(8, 18, 7),
  line(8, 22, 7),
  line(17, 18, 8),
  line(17, 22, 8),
  { x: 17, y: 17, width: THICK, height: 6 },
  { x: 23, y: 17, width: THICK, height: 6 },
]
