import {
  box,
  curve,
  disc,
  ellipse,
  engrave,
  fill,
  INK,
  outline,
  type Point,
  RED,
  sky,
  stroke,
  within,
} from '#lib/sample/draw/lines.ts'

/** A house front at four in the morning, one window lit. */
export function fourInTheMorning(): string {
  const windows: string[] = []
  for (let row = 0; row < 5; row += 1)
    for (let column = 0; column < 8; column += 1) {
      const pane = box(90 + column * 135, 70 + row * 145, 76, 96)
      const lit = row === 2 && column === 5
      windows.push(
        (lit
          ? fill(pane, RED)
          : within(
              pane,
              engrave(
                60 + row * 145,
                190 + row * 145,
                7,
                (x) => ((x - 90) % 135) * 0.35 - 20,
                () => 3.4,
              ),
            )) + outline(pane, 4),
      )
    }
  return (
    engrave(
      6,
      800,
      14,
      (x, y) => Math.sin(x / 200 + y / 50) * 2,
      () => 1.8,
    ) + windows.join('')
  )
}

/** Strings in motion over a sound hole. */
export function instruments(): string {
  const strings: string[] = []
  for (let string = 0; string < 6; string += 1) {
    const x = 395 + string * 82
    for (let pass = -3; pass <= 3; pass += 1) {
      const points: Point[] = []
      for (let y = 0; y <= 800; y += 10) points.push([x + pass * 5.2 * Math.sin((y / 800) * Math.PI * (string + 1)), y])
      strings.push(stroke(points, pass === 0 ? 3 : 1.4))
    }
  }
  const hole = ellipse(600, 400, 240, 240)
  const rings = [262, 276, 300].map((radius) => outline(ellipse(600, 400, radius, radius), 4))
  const grain = engrave(
    0,
    800,
    16,
    (x, y) => 16 * Math.sin(x / 210 + y / 130) + 6 * Math.sin(x / 70),
    () => 1.3,
  )
  return (
    grain +
    within(
      hole,
      engrave(
        150,
        650,
        9,
        () => 0,
        () => 5,
      ),
    ) +
    disc(690, 320, 60) +
    rings.join('') +
    strings.join('')
  )
}

/** A curtain, and what is seen below it. */
export function curtain(): string {
  const folds: string[] = []
  for (let x = 0; x <= 1200; x += 13) {
    const points: Point[] = []
    for (let y = 0; y <= 560; y += 10)
      points.push([x + Math.sin(x / 26) * (9 + y / 28) + Math.sin(y / 160 + x / 90) * 6, y])
    folds.push(stroke(points, 2 + 1.6 * Math.cos(x / 26)))
  }
  const hem = curve((x) => 540 + Math.abs(Math.sin(x / 95)) * 26)
  const boards: string[] = []
  for (let x = -1400; x <= 2600; x += 120)
    boards.push(
      stroke(
        [
          [600 + (x - 600) * 0.35, 560],
          [x, 810],
        ],
        2,
      ),
    )
  return (
    folds.join('') +
    fill([...hem, [1200, 800], [0, 800]]) +
    stroke(hem, 5) +
    within([...hem, [1200, 800], [0, 800]], boards.join('')) +
    disc(600, 690, 52) +
    outline(ellipse(600, 748, 150, 22), 3)
  )
}

/** A chess board seen from the player's chair. */
export function chessBoard(): string {
  const spot = (column: number, row: number): Point => {
    const depth = 1 / (1 + row * 0.115)
    return [600 + (column - 4) * 165 * depth, 210 + 560 * depth - 60 * (1 - depth)]
  }
  const squares: string[] = []
  for (let row = 0; row < 8; row += 1)
    for (let column = 0; column < 8; column += 1) {
      const square = [spot(column, row), spot(column + 1, row), spot(column + 1, row + 1), spot(column, row + 1)]
      squares.push(
        ((column + row) % 2 === 0
          ? within(
              square,
              engrave(
                300,
                800,
                7,
                () => 0,
                () => 3.4,
              ),
            )
          : fill(square)) + outline(square, 2),
      )
    }
  const pawn = (column: number, row: number, size: number, colour: string): string => {
    const [x, y] = spot(column + 0.5, row + 0.4)
    return (
      fill(
        [
          [x - size * 0.5, y],
          [x - size * 0.16, y - size * 0.9],
          [x + size * 0.16, y - size * 0.9],
          [x + size * 0.5, y],
        ],
        colour,
      ) + disc(x, y - size * 1.05, size * 0.32, colour)
    )
  }
  return (
    sky(500) +
    fill([spot(0, 0), spot(8, 0), spot(8, 8), spot(0, 8)]) +
    squares.join('') +
    pawn(2, 4, 84, INK) +
    pawn(5, 3, 100, RED) +
    pawn(6, 5, 76, INK) +
    pawn(1, 1, 118, INK)
  )
}
