/** Signs that pass for another in the paper's types: digits first, pairs next, `i` last, for it looks like `l` only then. */
const ALIKE: readonly [RegExp, string][] = [
  [/0/g, 'o'],
  [/1/g, 'l'],
  [/5/g, 's'],
  [/rn/g, 'm'],
  [/vv/g, 'w'],
  [/cl/g, 'd'],
  [/i/g, 'l'],
  [/[-_]/g, ''],
]

/** The handle with what looks alike made one, so that nobody can pass for somebody else: unique in the paper. */
export const handleKey = (handle: string): string =>
  ALIKE.reduce((key, [sign, plain]) => key.replace(sign, plain), handle.toLowerCase())
