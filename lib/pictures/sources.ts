import type { Picture } from '#lib/articles/model.ts'
import { runtime } from '#lib/runtime.ts'
import { type CardText, cardMark } from './card/text.ts'
import { isOurs, keyOf, PREVIEW_WIDTH, WIDTHS } from './model.ts'

export type PictureSources = { src: string; srcSet?: string }

/** Where a page of ours has a picture from: signed now, so that no stored text depends on a secret. */
export function pictureSources({ address, width, known }: Picture): PictureSources {
  if (isOurs(address)) return { src: address }
  const key = keyOf(address)
  const { picture } = runtime().pictures
  // Never enlarged: the last one of a picture is as wide as it is.
  const widths = WIDTHS.filter((_, index) => !known || index === 0 || (WIDTHS[index - 1] ?? 0) < width)
  const wide = (candidate: number) => (known ? Math.min(candidate, width) : candidate)
  return {
    src: picture(key, widths.includes(640) ? '640.webp' : '320.webp'),
    srcSet: widths.map((candidate) => `${picture(key, `${candidate}.webp`)} ${wide(candidate)}w`).join(', '),
  }
}

export type Preview = { url: string; width: number; height: number; alt: string; type?: string }

/** What other sites and programs show of a picture beside a link to us. */
export function previewOf({ address, width, height, alt, known }: Picture): Preview {
  if (isOurs(address)) return { url: address, width, height, alt }
  const scale = known ? Math.min(1, PREVIEW_WIDTH / width) : 1
  return {
    url: runtime().pictures.picture(keyOf(address), 'preview.jpg'),
    width: Math.round(width * scale),
    height: Math.round(height * scale),
    alt,
    type: 'image/jpeg',
  }
}

/** The card that stands where there is no picture. */
export function cardOf(of: string, text: CardText): Preview {
  const alt = [text.headline, text.source, text.paper].filter((words) => words !== '').join(' · ')
  return { url: runtime().pictures.card(of, cardMark(text)), width: 1200, height: 630, alt, type: 'image/png' }
}
