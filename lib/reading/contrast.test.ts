import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const css = readFileSync(new URL('../../app/globals.css', import.meta.url), 'utf8')
const choices = readFileSync(new URL('../../app/choices.css', import.meta.url), 'utf8')

/** The colour roles declared in the first block after a mark, over those of `base`. */
function rolesIn(mark: string, base: Record<string, string> = {}): Record<string, string> {
  const start = css.indexOf(mark)
  if (start < 0) throw new Error(`globals.css has no ${mark}`)
  const block = css.slice(start, css.indexOf('}', start))
  const declared = [...block.matchAll(/--color-([a-z0-9-]+): (#[0-9a-f]{3,6});/g)]
  return { ...base, ...Object.fromEntries(declared.map(([, role = '', value = '']) => [role, value])) }
}

const light = rolesIn('@theme {')
const themes: Record<string, Record<string, string>> = {
  light,
  'automatic, dark': rolesIn('@media (prefers-color-scheme: dark)', light),
  dark: rolesIn(':root[data-theme="dark"]', light),
  sepia: rolesIn(':root[data-theme="sepia"]', light),
  print: rolesIn('@media print', light),
}

function luminance(hex: string): number {
  const long = hex.length === 4 ? hex.replace(/[0-9a-f]/g, '$&$&') : hex
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(long.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(a: string, b: string): number {
  const [dark = 0, bright = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (bright + 0.05) / (dark + 0.05)
}

describe.each(Object.entries(themes))('the %s theme', (_name, roles) => {
  it('declares every role', () => {
    expect(Object.keys(roles).sort()).toEqual(
      ['accent', 'ink', 'ink-2', 'ink-3', 'paper', 'rule', 'rule-strong', 'wash'].sort(),
    )
  })

  it.each(['ink', 'ink-2', 'ink-3', 'accent'])('%s is read at 4.5:1 on paper and on wash', (role) => {
    for (const ground of ['paper', 'wash']) {
      expect(contrast(roles[role] ?? '', roles[ground] ?? '')).toBeGreaterThanOrEqual(4.5)
    }
  })
})

it('what was opened is quieter only where that was chosen, and in an ink that is still read', () => {
  const rule = /([^{}]*a:visited)\s*\{\s*color: var\(--color-([a-z0-9-]+)\);/.exec(choices)
  expect(rule?.[1]).toContain(':root[data-dim="yes"]')
  expect(['ink-2', 'ink-3']).toContain(rule?.[2])
})

it('the dark of the system and the dark of the reader are the same dark', () => {
  expect(themes['automatic, dark']).toEqual(themes.dark)
})
