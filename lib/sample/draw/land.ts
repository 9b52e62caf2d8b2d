import {
  curve,
  disc,
  ellipse,
  engrave,
  fill,
  INK,
  type Point,
  RED,
  sky,
  stroke,
  within,
} from '#lib/sample/draw/lines.ts'

const ridge = (height: (x: number) => number, gap: number, width: number, lean: number): string =>
  within(
    [...curve(height), [1200, 800], [0, 800]],
    engrave(
      0,
      1300,
      gap,
      (x) => (height(x) - 400) * 0.8 + Math.abs(x - 600) * lean,
      () => width,
    ),
  ) + stroke(curve(height), width + 1)

const peaks =
  (base: number, tall: number, ...at: number[]) =>
  (x: number): number =>
    base -
    Math.max(
      ...at.map((centre, index) => (tall - index * 40) * Math.max(0, 1 - Math.abs(x - centre) / (330 - index * 30))),
    )

/** Two ranges and the tongue of ice between them. */
export function glacier(): string {
  const ice: Point[] = [
    [560, 330],
    [660, 330],
    [760, 520],
    [980, 800],
    [250, 800],
    [480, 520],
  ]
  const bands: string[] = []
  for (let y = 330; y < 820; y += 17)
    bands.push(
      stroke(
        curve((x) => y + 46 * Math.cos((x - 610) / (60 + (y - 300) * 0.9)) - 46, 200, 1000),
        1.2 + (y - 330) / 260,
      ),
    )
  return (
    sky(420) +
    disc(330, 150, 78) +
    ridge(peaks(470, 330, 380, 860), 13, 2, 0.1) +
    within(ice, bands.join('')) +
    ridge((x) => 800 - Math.max(0, 330 - x * 0.85) - Math.max(0, (x - 860) * 1.1), 12, 2.8, 0)
  )
}

/** Houses that climb a slope. */
export function villageUphill(): string {
  const slope = (x: number): number => 720 - x * 0.36 + Math.sin(x / 120) * 16
  const house = (x: number, size: number, red: boolean): string => {
    const y = slope(x) + 8
    const wall: Point[] = [
      [x - size, y],
      [x + size, y],
      [x + size, y - size],
      [x - size, y - size],
    ]
    const roof: Point[] = [
      [x - size * 1.25, y - size],
      [x, y - size * 2],
      [x + size * 1.25, y - size],
    ]
    const first = roof[0] ?? [x, y]
    return (
      fill(wall) +
      stroke([...wall, [x - size, y]], 3) +
      (red
        ? fill(roof, RED)
        : within(
            roof,
            engrave(
              y - size * 2,
              y,
              7,
              () => 0,
              () => 3,
            ),
          )) +
      stroke([...roof, first], 3)
    )
  }
  const houses = [150, 290, 430, 590, 760, 930].map((x, index) => house(x, 44 - index * 3, index === 4))
  return sky(520) + ridge(peaks(560, 420, 830, 300), 14, 1.7, 0.06) + ridge(slope, 13, 2.6, 0) + houses.join('')
}

/** Furrows that run to the horizon, with rows of seedlings. */
export function schoolGarden(): string {
  const rows: string[] = []
  for (let x = -1500; x <= 2700; x += 100) {
    rows.push(
      stroke(
        [
          [600 + (x - 600) * 0.12, 330],
          [x, 810],
        ],
        2.6,
      ),
    )
  }
  const plants: string[] = []
  for (let row = 0; row < 5; row += 1) {
    const near = (row + 1) / 5
    const y = 380 + near * near * 380
    for (let x = 60 + row * 22; x < 1200; x += 90 + near * 120) {
      const leaf = 14 + near * 44
      plants.push(
        stroke(
          [
            [x, y],
            [x, y - leaf],
          ],
          2 + near * 3,
        ) +
          fill(ellipse(x - leaf * 0.42, y - leaf, leaf * 0.5, leaf * 0.2, 0.5), INK) +
          fill(ellipse(x + leaf * 0.42, y - leaf, leaf * 0.5, leaf * 0.2, -0.5), INK),
      )
    }
  }
  const fence: string[] = []
  for (let x = 10; x < 1200; x += 44)
    fence.push(
      stroke(
        [
          [x, 262],
          [x, 338],
        ],
        4,
      ),
    )
  fence.push(
    stroke(
      [
        [0, 285],
        [1200, 285],
      ],
      4,
    ),
    stroke(
      [
        [0, 318],
        [1200, 318],
      ],
      4,
    ),
  )
  return (
    sky(330) +
    disc(890, 170, 84) +
    fill([
      [0, 330],
      [1200, 330],
      [1200, 800],
      [0, 800],
    ]) +
    rows.join('') +
    fence.join('') +
    plants.join('')
  )
}

/** Trails of stars round the pole, over a dark ridge. */
export function darkSkies(next: () => number): string {
  const trails: string[] = []
  for (let radius = 30; radius < 1050; radius += 15) {
    const from = next() * Math.PI * 2
    const parts = radius < 200 ? 2 : 4
    for (let part = 0; part < parts; part += 1) {
      const begin = from + (part * Math.PI * 2) / parts
      const points: Point[] = []
      for (let angle = begin; angle < begin + 0.5 + next() * 0.7; angle += 0.03)
        points.push([640 + Math.cos(angle) * radius, 300 + Math.sin(angle) * radius])
      trails.push(stroke(points, 1.4 + next() * 1.8))
    }
  }
  const hills = (x: number): number => 650 - 70 * Math.sin(x / 230) - 40 * Math.sin(x / 90 + 1)
  return trails.join('') + disc(640, 300, 13) + ridge(hills, 9, 4.6, 0)
}

/** Layers of rock, a bore, and what rises in it. */
export function thermalWell(): string {
  const strata = engrave(
    330,
    800,
    15,
    (x, y) => 40 * Math.sin(x / 210 + y / 160) + 30 * Math.exp(-(((x - 600) / 130) ** 2)) * ((y - 300) / 500),
    (y) => 1.6 + (y - 300) / 190,
  )
  const steam: string[] = []
  for (let plume = -4; plume <= 4; plume += 1) {
    const points: Point[] = []
    for (let y = 330; y > 20; y -= 8)
      points.push([600 + plume * (10 + (330 - y) / 7) + Math.sin(y / 36 + plume) * ((330 - y) / 16), y])
    steam.push(stroke(points, 2.6))
  }
  const bore: Point[] = [
    [578, 320],
    [622, 320],
    [622, 720],
    [578, 720],
  ]
  return (
    strata +
    disc(600, 700, 84) +
    fill(bore) +
    stroke(
      [
        [578, 320],
        [578, 700],
      ],
      4,
    ) +
    stroke(
      [
        [622, 320],
        [622, 700],
      ],
      4,
    ) +
    steam.join('')
  )
}

/** Swifts over the roofs. */
export function swifts(next: () => number): string {
  const birds: string[] = []
  for (let count = 0; count < 17; count += 1) {
    const [x, y, size, turn] = [80 + next() * 1040, 70 + next() * 480, 24 + next() * 44, next() * 1.2 - 0.6]
    const spot = (a: number, b: number): Point => [
      x + (a * Math.cos(turn) - b * Math.sin(turn)) * size,
      y + (a * Math.sin(turn) + b * Math.cos(turn)) * size,
    ]
    birds.push(
      fill(
        [
          spot(-1.5, 0.55),
          spot(-0.7, -0.12),
          spot(0, 0.02),
          spot(0.7, -0.12),
          spot(1.5, 0.55),
          spot(0.6, 0.12),
          spot(0, 0.5),
          spot(-0.6, 0.12),
        ],
        INK,
      ),
    )
  }
  const roofs = (x: number): number => 690 - Math.abs(((x + 60) % 240) - 120) * 0.75
  return sky(700) + disc(300, 250, 88) + birds.join('') + ridge(roofs, 12, 3, 0)
}
