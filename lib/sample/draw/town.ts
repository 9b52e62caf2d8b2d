import {
  box,
  curve,
  disc,
  ellipse,
  engrave,
  fill,
  GROUND,
  outline,
  type Point,
  RED,
  sky,
  stroke,
  within,
} from '#lib/sample/draw/lines.ts'

/** Plane trees along a promenade without cars. */
export function riverside(): string {
  const tree = (x: number, foot: number, size: number): string => {
    const crown = ellipse(x, foot - size * 1.5, size * 0.72, size * 0.85)
    return (
      stroke(
        [
          [x, foot],
          [x, foot - size],
        ],
        size * 0.09,
      ) +
      within(
        crown,
        engrave(
          foot - size * 2.6,
          foot,
          size * 0.085,
          (at) => Math.sin(at / (size * 0.2)) * size * 0.03,
          () => size * 0.028,
        ),
      )
    )
  }
  const trees: string[] = []
  for (let step = 7; step >= 0; step -= 1) {
    const near = 0.82 ** step
    trees.push(
      tree(600 - 560 * near, 350 + 330 * near, 250 * near),
      tree(600 + 560 * near, 350 + 330 * near, 250 * near),
    )
  }
  const paving: string[] = []
  for (let x = -1400; x <= 2600; x += 130)
    paving.push(
      stroke(
        [
          [600 + (x - 600) * 0.03, 350],
          [x, 810],
        ],
        2,
      ),
    )
  return sky(360) + disc(600, 290, 66) + fill(box(0, 355, 1200, 445)) + paving.join('') + trees.join('')
}

/** Rails that fan out of a depot. */
export function tramLines(): string {
  const tracks: string[] = []
  for (let track = -5; track <= 5; track += 1) {
    const side = (shift: number): Point[] => {
      const points: Point[] = []
      for (let t = 0; t <= 1.001; t += 0.02) {
        const spread = t * t * (3 - 2 * t)
        points.push([600 + track * 175 * spread + shift * (0.15 + t), 260 + t * 550])
      }
      return points
    }
    const [left, right] = [side(-24), side(24)]
    const sleepers = left.map(([x, y], index) => {
      const other = right[index]
      return index % 2 === 0 && other
        ? stroke(
            [
              [x - y / 60, y],
              [other[0] + y / 60, other[1]],
            ],
            1.6 + y / 400,
          )
        : ''
    })
    tracks.push(sleepers.join('') + stroke(left, 4) + stroke(right, 4))
  }
  const wires = [-3, -1, 1, 3].map((wire) =>
    stroke(
      [
        [600 + wire * 20, 250],
        [600 + wire * 330, -10],
      ],
      2,
    ),
  )
  return (
    sky(255) +
    fill(box(0, 258, 1200, 542)) +
    tracks.join('') +
    wires.join('') +
    stroke(
      [
        [600, 260],
        [600, 150],
      ],
      6,
    ) +
    disc(600, 140, 44)
  )
}

/** Containers, a crane, and the water in front. */
export function harbour(next: () => number): string {
  const stacks: string[] = []
  for (let column = 0; column < 9; column += 1) {
    const high = 2 + Math.floor(next() * 4)
    for (let row = 0; row < high; row += 1) {
      const crate = box(60 + column * 122, 540 - row * 62, 112, 56)
      const red = column === 5 && row === 1
      const ribs: string[] = []
      for (let x = 66 + column * 122; x < 172 + column * 122; x += 10)
        ribs.push(
          stroke(
            [
              [x, 500 - row * 62],
              [x, 600 - row * 62],
            ],
            2.4,
          ),
        )
      stacks.push(
        (red
          ? fill(crate, RED)
          : within(
              crate,
              (column + row) % 3 === 0
                ? engrave(
                    500 - row * 62,
                    610 - row * 62,
                    8,
                    () => 0,
                    () => 3,
                  )
                : ribs.join(''),
            )) + outline(crate, 3),
      )
    }
  }
  const crane = [
    stroke(
      [
        [760, 600],
        [800, 150],
      ],
      9,
    ),
    stroke(
      [
        [920, 600],
        [880, 150],
      ],
      9,
    ),
    stroke(
      [
        [420, 160],
        [1130, 160],
      ],
      10,
    ),
    stroke(
      [
        [840, 60],
        [430, 155],
      ],
      4,
    ),
    stroke(
      [
        [840, 60],
        [1120, 155],
      ],
      4,
    ),
    stroke(
      [
        [800, 160],
        [840, 60],
        [880, 160],
      ],
      7,
    ),
    stroke(
      [
        [560, 160],
        [560, 250],
      ],
      4,
    ),
  ]
  return (
    sky(600) +
    crane.join('') +
    stacks.join('') +
    fill(box(0, 600, 1200, 200)) +
    engrave(
      604,
      800,
      13,
      (x, y) => Math.sin(x / (30 + (y - 600) / 3) + y) * ((y - 580) / 26),
      (y) => 1.8 + (y - 600) / 90,
    )
  )
}

/** A bridge of three arches and its reflection; `mist` of 0 to 1 takes its lower half away. */
export function bridge(mist: number): string {
  const deck: Point[] = [...curve((x) => 300 - 50 * Math.sin((x / 1200) * Math.PI)), [1200, 480], [0, 480]]
  const arches = [210, 600, 990].map((x, index) => {
    const rx = index === 1 ? 165 : 140
    return fill([...ellipse(x, 482, rx, index === 1 ? 170 : 130).filter(([, y]) => y <= 482), [x - rx, 482]], GROUND)
  })
  const water = engrave(
    490,
    800,
    12,
    (x, y) => Math.sin(x / 70 + y / 14) * ((y - 470) / 40),
    (y) => 1.2 + 2.6 * Math.abs(Math.cos((y - 480) / 150)) * (1 - mist * 0.6),
  )
  const veil: string[] = []
  for (let y = 380; y < 380 + mist * 200; y += 16)
    veil.push(
      stroke(
        curve((x) => y + Math.sin(x / 120 + y) * 9),
        9,
        GROUND,
      ),
    )
  return (
    sky(480) +
    disc(mist > 0 ? 240 : 930, mist > 0 ? 220 : 150, 76) +
    within(
      deck,
      engrave(
        230,
        500,
        13,
        (x) => -50 * Math.sin((x / 1200) * Math.PI) + 50,
        () => 3,
      ),
    ) +
    stroke(deck.slice(0, -2), 6) +
    arches.join('') +
    fill(box(0, 482, 1200, 318)) +
    water +
    veil.join('')
  )
}
