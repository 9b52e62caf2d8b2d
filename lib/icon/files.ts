import { iconIco, iconPng, iconSvg } from './draw.ts'

const PNG = 'image/png'

/** Each file of the icon, by its name. Apple's system rounds its own, others cut maskable ones into any shape. */
const FILES: Record<string, { type: string; draw(): Buffer }> = {
  'icon.svg': { type: 'image/svg+xml', draw: () => Buffer.from(iconSvg()) },
  'icon-192.png': { type: PNG, draw: () => iconPng(192, 'rounded') },
  'icon-512.png': { type: PNG, draw: () => iconPng(512, 'rounded') },
  'icon-maskable512.png': { type: PNG, draw: () => iconPng(512, 'maskable') },
  'apple-touch-icon.png': { type: PNG, draw: () => iconPng(180, 'square') },
  'favicon.ico': { type: 'image/x-icon', draw: () => iconIco([16, 32, 48]) },
}
export type IconFile = keyof typeof FILES & string

const drawn = new Map<string, Buffer>()

/** @returns null where there is no such file */
export function iconFile(name: string): { type: string; body: Buffer } | null {
  const file = FILES[name]
  if (!file) return null
  const body = drawn.get(name) ?? file.draw()
  drawn.set(name, body)
  return { type: file.type, body }
}
