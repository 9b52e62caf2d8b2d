import { type Face, openFace } from './face.ts'
import type { CardText } from './text.ts'

const WIDTH = 1200
const HEIGHT = 630
const MARGIN = 72
const MEASURE = WIDTH - 2 * MARGIN

/** Sizes of a headline, in pixels, and how many lines of each the card holds. */
const STEPS = [
  { size: 92, lines: 3 },
  { size: 78, lines: 4 },
  { size: 66, lines: 4 },
  { size: 56, lines: 5 },
] as const
const LEADING = 1.08

const PAPER = '#fbfaf6'
const INK = '#16181c'
const QUIET = '#4b5058'
const ACCENT = '#a3281c'

let faces: { serif: Face; sans: Face } | null = null

/** Read once they are needed: most papers never draw a card. */
function openFaces(): { serif: Face; sans: Face } {
  const file = (family: string, part: string) =>
    new URL(
      `../../../node_modules/@fontsource-variable/${family}/files/${family}-${part}-wght-normal.woff2`,
      import.meta.url,
    )
  const parts = ['latin', 'latin-ext', 'vietnamese']
  faces ??= {
    serif: openFace(parts.map((part) => file('newsreader', part))),
    sans: openFace(parts.map((part) => file('libre-franklin', part))),
  }
  return faces
}

/**
 * What other sites show beside a link to us where there is no picture: the headline as the paper would set it. As SVG of
 * nothing but paths: no word of it is markup, and no font of the machine is asked for. A headline in letters that our faces
 * lack is left to the words beside the card, which then bears the paper's name alone.
 */
export function drawCard({ paper, headline, source }: CardText): string {
  const { serif, sans } = openFaces()
  const name = drawable(paper, serif) || 'Broadsheet'
  const title = drawable(headline, serif)
  const body = title ? story(name, title, drawable(source, sans)) : masthead(name)
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}"><rect width="${WIDTH}" height="${HEIGHT}" fill="${PAPER}"/>${body}</svg>`
}

/** Little pictures among the words are left out; '' if letters are left that the face lacks. */
function drawable(text: string, face: Face): string {
  const words = text
    .normalize('NFC')
    .replace(/\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\u200d|\ufe0e|\ufe0f|\u20e3/gu, '')
    .replace(/[\u2010\u2011]/g, '-')
    .replace(/\s+/gu, ' ')
    .trim()
  return face.draws(words) ? words : ''
}

function story(paper: string, headline: string, source: string): string {
  const { serif, sans } = openFaces()
  const { size, lines } = setHeadline(headline, serif)
  const height = lines.length * size * LEADING
  // In the middle of what lies between the rules.
  const top = 146 + (HEIGHT - 150 - 108 - height) / 2
  const set = lines.map((line, index) =>
    serif.path(line, { x: MARGIN - size * 0.02, y: top + size * 0.82 + index * size * LEADING, size }),
  )
  return [
    drawn(serif.path(cut(paper, serif, 46, MEASURE), { x: MARGIN, y: 96, size: 46 }), INK, 46),
    `<path d="M${MARGIN} 124H${WIDTH - MARGIN}" stroke="${INK}" stroke-width="3"/>`,
    `<path d="M${MARGIN} 131H${WIDTH - MARGIN}" stroke="${INK}" stroke-width="1"/>`,
    drawn(set.join(''), INK, size),
    source && `<rect x="${MARGIN}" y="${HEIGHT - 92}" width="44" height="5" fill="${ACCENT}"/>`,
    source && drawn(sans.path(cut(source, sans, 28, MEASURE), { x: MARGIN, y: HEIGHT - 48, size: 28 }), QUIET, 56),
  ].join('')
}

function masthead(paper: string): string {
  const { serif } = openFaces()
  const size = Math.min(150, (150 * MEASURE) / serif.width(paper, 150))
  const name = cut(paper, serif, Math.max(60, size), MEASURE)
  const used = Math.max(60, size)
  const x = (WIDTH - serif.width(name, used)) / 2
  return [
    `<path d="M${MARGIN} 190H${WIDTH - MARGIN}" stroke="${INK}" stroke-width="4"/>`,
    `<path d="M${MARGIN} 199H${WIDTH - MARGIN}" stroke="${INK}" stroke-width="1"/>`,
    drawn(serif.path(name, { x, y: 315 + used * 0.3, size: used }), INK, used),
    `<path d="M${MARGIN} 440H${WIDTH - MARGIN}" stroke="${INK}" stroke-width="1"/>`,
  ].join('')
}

/** Our files have the usual weight; a thin line around it makes it a headline's. */
const drawn = (d: string, ink: string, size: number) =>
  `<path d="${d}" fill="${ink}" stroke="${ink}" stroke-width="${(size * 0.016).toFixed(2)}" stroke-linejoin="round"/>`

function setHeadline(headline: string, face: Face): { size: number; lines: string[] } {
  for (const { size, lines: most } of STEPS) {
    const lines = wrap(headline, face, size)
    if (lines.length <= most) return { size, lines: balanced(headline, face, size, lines) }
  }
  const { size, lines: most } = STEPS[STEPS.length - 1] ?? { size: 56, lines: 5 }
  const lines = wrap(headline, face, size)
  const last = lines.slice(most - 1).join(' ')
  return { size, lines: [...lines.slice(0, most - 1), cutAtSpace(last, face, size)] }
}

function wrap(text: string, face: Face, size: number, measure = MEASURE): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ').flatMap((one) => pieces(one, face, size))) {
    const longer = line ? `${line} ${word}` : word
    if (line && face.width(longer, size) > measure) {
      lines.push(line)
      line = word
    } else line = longer
  }
  return [...lines, line]
}

/** As many lines of more equal length. */
function balanced(text: string, face: Face, size: number, lines: string[]): string[] {
  let best = lines
  for (let measure = MEASURE - 40; measure > MEASURE / 2; measure -= 40) {
    const tried = wrap(text, face, size, measure)
    if (tried.length > lines.length || tried.some((line) => face.width(line, size) > MEASURE)) return best
    best = tried
  }
  return best
}

/** A word wider than the card is broken where the line ends. */
function pieces(word: string, face: Face, size: number): string[] {
  if (face.width(word, size) <= MEASURE) return [word]
  const parts: string[] = []
  let part = ''
  for (const letter of word) {
    if (face.width(part + letter, size) > MEASURE) {
      parts.push(part)
      part = ''
    }
    part += letter
  }
  return [...parts, part]
}

/** A headline ends with a whole word, if its line has more than one. */
function cutAtSpace(text: string, face: Face, size: number): string {
  const line = cut(text, face, size, MEASURE)
  const space = line.lastIndexOf(' ')
  return line === text || space < line.length / 2 ? line : `${line.slice(0, space).replace(/[\s,;:.–—-]+$/u, '')}…`
}

function cut(text: string, face: Face, size: number, measure: number): string {
  if (face.width(text, size) <= measure) return text
  let kept = Array.from(text)
  while (kept.length > 1 && face.width(`${kept.join('').trimEnd()}…`, size) > measure) kept = kept.slice(0, -1)
  return `${kept.join('').replace(/[\s,;:.–—-]+$/u, '')}…`
}
