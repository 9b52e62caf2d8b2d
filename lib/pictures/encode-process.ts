import sharp from 'sharp'
import type { Encoded, EncodeJob, EncodeMessage } from './encode-job.ts'
import { MOST_PIXELS, PREVIEW_WIDTH, type Variant } from './model.ts'

// One job at a time in this process, and beside the pages: one thread each.
sharp.concurrency(1)
sharp.cache(false)

const PHOTOS = [
  'VipsForeignLoadJpegBuffer',
  'VipsForeignLoadPngBuffer',
  'VipsForeignLoadWebpBuffer',
  'VipsForeignLoadNsgifBuffer',
]
const DRAWINGS = ['VipsForeignLoadSvgBuffer']

/** No decoder but these is there for any bytes, whatever they claim to be. */
function onlyDecoders(names: string[]): void {
  sharp.block({ operation: ['VipsForeignLoad'] })
  sharp.unblock({ operation: names })
}
onlyDecoders(PHOTOS)

/**
 * Decoded, turned upright, made smaller (never larger), written anew: nothing but pixels of what came in is in what goes
 * out. Of a moving picture the first frame: nothing on our pages moves by itself.
 */
async function variantOf(bytes: Uint8Array, variant: Variant): Promise<Encoded> {
  const open = () => sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error', sequentialRead: true, pages: 1 })
  const { autoOrient } = await open().metadata()
  const preview = variant === 'preview.jpg'
  const width = preview ? PREVIEW_WIDTH : Number.parseInt(variant, 10)
  const small = open().autoOrient().resize({ width, withoutEnlargement: true })
  const written = preview
    ? small.flatten({ background: '#fbfaf6' }).jpeg({ quality: 80, mozjpeg: true })
    : small.webp({ quality: 76, effort: 3 })
  return { body: await written.toBuffer(), size: { width: autoOrient.width, height: autoOrient.height } }
}

async function cardOf(svg: string): Promise<Encoded> {
  onlyDecoders(DRAWINGS)
  try {
    const { data, info } = await sharp(Buffer.from(svg))
      .png({ palette: true, effort: 7 })
      .toBuffer({ resolveWithObject: true })
    return { body: data, size: { width: info.width, height: info.height } }
  } finally {
    onlyDecoders(PHOTOS)
  }
}

const send = (message: EncodeMessage) => process.send?.(message)

process.on('message', (job: EncodeJob) => {
  const made = job.kind === 'card' ? cardOf(job.svg) : variantOf(job.bytes, job.variant)
  made.then(
    (answer) => send({ kind: 'answer', answer }),
    (problem: unknown) =>
      send({ kind: 'refused', reason: problem instanceof Error ? problem.message.slice(0, 200) : '' }),
  )
})
// A terminal sends its interrupt to us as well: our parent decides, and we end with it.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined)
process.on('disconnect', () => process.exit(0))
