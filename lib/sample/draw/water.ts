import { curve, disc, ellipse, engrave, fill, INK, type Point, RED, stroke, within } from '#lib/sample/draw/lines.ts'

const still = (y: number): number => 1.4 + y / 500

/** The wave that stands in the river: lines that swell, fold over one another and lie down again. */
export function standingWave(): string {
  const bend = (x: number, y: number): number => {
    const depth = Math.exp(-(((y - 540) / 170) ** 2))
    const fold = Math.sin(x / 190 + y / 95) + 0.6 * Math.sin(x / 310 - 1)
    return depth * fold * 62 + Math.sin(x / 60 + y / 30) * 2.4 * (y / 800)
  }
  return disc(910, 185, 92) + engrave(4, 800, 12, bend, (y) => 1.2 + 3.4 * Math.exp(-(((y - 560) / 190) ** 2)))
}

/** A channel without water, running to a vanishing point. */
export function emptyChannel(): string {
  const [vx, vy] = [560, 300]
  const bed: string[] = []
  for (let x = -900; x <= 2100; x += 75)
    bed.push(
      stroke(
        [
          [vx + (x - vx) * 0.04, vy + 20],
          [x, 810],
        ],
        2.4,
      ),
    )
  const walls: string[] = []
  for (let i = 0; i < 14; i += 1) {
    const y = 330 + i * 62
    walls.push(
      stroke(
        [
          [-10, y],
          [vx - 30, vy + (y - vy) * 0.05],
        ],
        2,
      ),
    )
    walls.push(
      stroke(
        [
          [1210, y - 80],
          [vx + 30, vy + (y - vy) * 0.05],
        ],
        2,
      ),
    )
  }
  const floor: Point[] = [
    [vx - 26, vy + 16],
    [vx + 26, vy + 16],
    [1010, 810],
    [120, 810],
  ]
  return (
    engrave(8, 300, 14, (x, y) => Math.sin(x / 260 + y / 80) * 4, still) +
    disc(560, 230, 74) +
    fill([
      [0, 300],
      [1200, 300],
      [1200, 800],
      [0, 800],
    ]) +
    walls.join('') +
    within(floor, bed.join(''))
  )
}

/** An island with turbines over a choppy sea. */
export function windIsland(): string {
  const hump = (x: number): number =>
    520 - 170 * Math.exp(-(((x - 470) / 210) ** 2)) - 80 * Math.exp(-(((x - 760) / 150) ** 2))
  const island: Point[] = [...curve(hump, 150, 1010), [1010, 530], [150, 530]]
  const turbine = (x: number, tall: number, turn: number): string => {
    const foot = hump(x) + 6
    const hub: Point = [x, foot - tall]
    const blades = [0, 1, 2].map((blade) => {
      const angle = turn + (blade * Math.PI * 2) / 3
      return stroke([hub, [x + Math.cos(angle) * tall * 0.55, hub[1] + Math.sin(angle) * tall * 0.55]], 5)
    })
    return stroke([[x, foot], hub], 6) + blades.join('') + disc(x, hub[1], 8, INK)
  }
  return (
    disc(240, 210, 80) +
    engrave(
      10,
      500,
      15,
      (x, y) => Math.sin(x / 240 + y / 70) * 7,
      () => 1.3,
    ) +
    within(
      island,
      engrave(
        300,
        760,
        11,
        (x) => hump(x) - 400,
        () => 2.6,
      ),
    ) +
    turbine(360, 210, 0.3) +
    turbine(480, 250, 1.2) +
    turbine(610, 200, 0.8) +
    turbine(765, 170, 0.1) +
    fill([...curve((x) => 522 + Math.sin(x / 50) * 5), [1200, 800], [0, 800]]) +
    engrave(
      530,
      800,
      13,
      (x, y) => Math.sin(x / (18 + (y - 500) / 5) + y) * ((y - 480) / 34),
      (y) => 1.5 + (y - 500) / 130,
    )
  )
}

/** Swimmers' heads and the rings that they leave, crossing. */
export function lakeSwimmers(): string {
  const heads: Point[] = [
    [300, 520],
    [560, 430],
    [820, 590],
    [960, 400],
  ]
  const rings = heads.map(([x, y], index) => {
    const circles: string[] = []
    for (let r = 26; r < 330 - index * 40; r += 26)
      circles.push(
        `<path d="M${ellipse(x, y, r * 1.5, r * 0.55)
          .map((p) => p.map((v) => v.toFixed(1)).join(' '))
          .join('L')}Z" stroke-width="${(3.4 - r / 120).toFixed(2)}"/>`,
      )
    return circles.join('') + disc(x, y - 8, 15, index === 2 ? RED : INK)
  })
  const shore = (x: number): number => 215 + Math.sin(x / 170) * 30 + Math.sin(x / 61) * 9
  return (
    engrave(
      10,
      250,
      16,
      (x, y) => Math.sin(x / 300 + y / 60) * 5,
      () => 1.2,
    ) +
    within(
      [...curve(shore), [1200, 290], [0, 290]],
      engrave(
        180,
        300,
        8,
        (x) => Math.sin(x / 40) * 3,
        () => 3,
      ),
    ) +
    within(
      [
        [0, 290],
        [1200, 290],
        [1200, 800],
        [0, 800],
      ],
      rings.join(''),
    )
  )
}

/** Pebbles on a river bed, each cut in its own direction. */
export function riverBed(next: () => number): string {
  const stones: string[] = []
  for (let row = 0; row < 7; row += 1) {
    for (let column = 0; column < 8; column += 1) {
      const x = column * 170 + (row % 2) * 85 + next() * 40 - 40
      const y = 60 + row * 122 + next() * 30
      const [rx, ry, turn] = [58 + next() * 34, 36 + next() * 20, next() * 0.8 - 0.4]
      const outline = ellipse(x, y, rx, ry, turn)
      const red = row === 2 && column === 5
      const slope = next() * 1.6 - 0.8
      const cuts: string[] = []
      for (let shift = -150; shift < 150; shift += 11)
        cuts.push(
          stroke(
            [
              [x - 110, y + shift - slope * 110],
              [x + 110, y + shift + slope * 110],
            ],
            2.2,
          ),
        )
      const first = outline[0]
      stones.push(
        (red ? fill(outline, RED) : within(outline, cuts.join(''))) + (first ? stroke([...outline, first], 3) : ''),
      )
    }
  }
  return (
    engrave(
      0,
      800,
      16,
      (x, y) => Math.sin(x / 90 + y / 40) * 6,
      () => 1.1,
    ) + stones.join('')
  )
}
