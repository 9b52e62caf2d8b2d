import { brotliDecompressSync } from 'node:zlib'
import { fetchRaw, type RawAnswer } from './fetch-raw.ts'
import type { Figure } from './figures.ts'

const MARKUP_AIM = 60
const SCRIPT_AIM = 140
const FONT_AIM = 170

/** What a browser loads for a page, as it comes over the wire; scripts that only old browsers take are not counted. */
export async function weightFigures(name: string, url: string): Promise<Figure[]> {
  const page = await fetchRaw(url)
  const html = textOf(page)
  const addresses = (pattern: RegExp) =>
    [...new Set([...html.matchAll(pattern)].flatMap((match) => match[1] ?? []))].map(
      (found) => new URL(found, url).href,
    )
  const styles = addresses(/<link rel="stylesheet" href="([^"]+)"/g)
  const scripts = addresses(/<script src="([^"]+)"(?![^>]*noModule)/g)
  const fonts = [...page.link.matchAll(/<([^>]+)>[^,]*as="?font/g)].map(([, found = '']) => new URL(found, url).href)

  const sheets = await Promise.all(styles.map((url) => fetchRaw(url)))
  const css = sheets.reduce((sum, { body }) => sum + body.length, 0) / 1_000
  const markup = page.body.length / 1_000
  return [
    {
      what: `${name}, HTML and CSS`,
      value: markup + css,
      unit: 'kB',
      aim: MARKUP_AIM,
      note: `${markup.toFixed(1)} + ${css.toFixed(1)}`,
    },
    { what: `${name}, JavaScript`, value: await total(scripts), unit: 'kB', aim: SCRIPT_AIM },
    {
      what: `${name}, fonts`,
      value: await total(fonts),
      unit: 'kB',
      aim: FONT_AIM,
      note: `${fonts.length} fetched ahead`,
    },
  ]
}

/** The most that a page in a western language loads: every face of its style sheets for those letters. */
export async function allFontsFigure(url: string): Promise<Figure> {
  const html = textOf(await fetchRaw(url))
  const sheets = [...html.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map(
    ([, found = '']) => new URL(found, url).href,
  )
  const faces = await Promise.all(sheets.map(async (sheet) => facesOf(textOf(await fetchRaw(sheet)), sheet)))
  const fonts = [...new Set(faces.flat())]
  return {
    what: 'every face for western letters',
    value: await total(fonts),
    unit: 'kB',
    aim: FONT_AIM,
    note: `${fonts.length} faces`,
  }
}

function facesOf(css: string, base: string): string[] {
  const western = [...css.matchAll(/@font-face\s*\{[^}]*\}/g)].filter(([face]) =>
    /unicode-range:\s*U\+(?:\?\?|0)/i.test(face),
  )
  return western
    .flatMap(([face]) => /url\(["']?([^"')]+)/.exec(face)?.[1] ?? [])
    .map((found) => new URL(found, base).href)
}

async function total(urls: string[]): Promise<number> {
  const answers = await Promise.all(urls.map((url) => fetchRaw(url)))
  return answers.reduce((sum, { body }) => sum + body.length, 0) / 1_000
}

export function textOf({ body, encoding }: RawAnswer): string {
  return (encoding === 'br' ? brotliDecompressSync(body) : body).toString()
}
