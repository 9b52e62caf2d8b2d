/**
 * Draws the sample edition's pictures anew: `node lib/sample/draw/draw.ts [PART-OF-A-NAME]`.
 * Needs sharp, which Next brings along; the pictures are committed, so that nobody else does.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { chessBoard, curtain, fourInTheMorning, instruments } from '#lib/sample/draw/indoors.ts'
import { darkSkies, glacier, schoolGarden, swifts, thermalWell, villageUphill } from '#lib/sample/draw/land.ts'
import { dice, sheet } from '#lib/sample/draw/lines.ts'
import { bridge, harbour, riverside, tramLines } from '#lib/sample/draw/town.ts'
import { emptyChannel, lakeSwimmers, riverBed, standingWave, windIsland } from '#lib/sample/draw/water.ts'
import { EDITION_FOLDER } from '#lib/sample/read-edition.ts'

const PICTURES: Record<string, () => string> = {
  'city-desk/standing-wave': standingWave,
  'city-desk/riverside': riverside,
  'city-desk/empty-channel': emptyChannel,
  'city-desk/tram-lines': tramLines,
  'world-service/wind-island': windIsland,
  'world-service/harbour': () => harbour(dice(11)),
  'world-service/dark-skies': () => darkSkies(dice(5)),
  'world-service/village-uphill': villageUphill,
  'science-wire/thermal-well': thermalWell,
  'science-wire/glacier': glacier,
  'science-wire/river-bed': () => riverBed(dice(3)),
  'science-wire/swifts': () => swifts(dice(21)),
  'culture-post/instruments': instruments,
  'culture-post/bridge-clear': () => bridge(0),
  'culture-post/bridge-mist': () => bridge(1),
  'culture-post/four-in-the-morning': fourInTheMorning,
  'culture-post/curtain': curtain,
  'readers-page/school-garden': schoolGarden,
  'touchline/chess-board': chessBoard,
  'touchline/lake-swimmers': lakeSwimmers,
}
const MOST_BYTES = 60_000

for (const [name, motif] of Object.entries(PICTURES)) {
  if (!name.includes(process.argv[2] ?? '')) continue
  const drawn = sharp(Buffer.from(sheet(motif())))
  // Few colours pack well without loss; where they do not, the eye forgives a little.
  const tries = [
    await drawn
      .clone()
      .png({ palette: true, colours: 12, dither: 0 })
      .toBuffer()
      .then((png) => sharp(png).webp({ lossless: true, effort: 6 }).toBuffer()),
    await drawn.clone().webp({ quality: 50, effort: 6, smartSubsample: true }).toBuffer(),
    await drawn.clone().webp({ quality: 30, effort: 6 }).toBuffer(),
  ]
  const fits = tries.find((bytes) => bytes.length <= MOST_BYTES)
  if (!fits) throw new Error(`${name} has ${tries.map((bytes) => bytes.length).join(', ')} bytes: draw fewer lines`)
  writeFileSync(join(EDITION_FOLDER, `${name}.webp`), fits)
  console.log(name, tries.map((bytes) => bytes.length).join(' '))
}
