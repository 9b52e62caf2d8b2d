/** In UTF-16 units: as much as is ever fetched. */
const LONGEST_ADDRESS = 4_096

/**
 * An absolute http(s) address; null for anything else, relative ones that `base` cannot complete among them, and such
 * with a name or password, which only pretend to lead elsewhere (`https://paper.example@elsewhere.example/`).
 */
export function webAddress(written: string | null | undefined, base: string | null): string | null {
  const text = written?.trim()
  if (!text || text.length > LONGEST_ADDRESS) return null
  const url = base ? URL.parse(text, base) : URL.parse(text)
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:') || url.hostname === '') return null
  return url.username === '' && url.password === '' ? url.href : null
}

/** A whole number of at least 0; null for anything else. */
export function wholeNumber(written: string | number | null | undefined): number | null {
  const text = String(written ?? '').trim()
  const found = /^(\d{1,15})(?:\.\d+)?(?:px)?$/.exec(text)?.[1]
  return found === undefined ? null : Number(found)
}

/** A language tag in its usual writing (`en-US` for `en_us`); null if it is none. */
export function languageTag(written: string | null | undefined): string | null {
  const tag = written
    ?.trim()
    .split(/[,;\s]/)[0]
    ?.replaceAll('_', '-')
  if (!tag) return null
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? null
  } catch {
    return null
  }
}

const LONGEST_NAME = 500

/** A person's name from what feeds put in author fields; mail addresses are left out, for a byline shows no such thing. */
export function personName(written: string): string | null {
  // No name is longer; and looking for addresses in an endless one takes time that grows with its square.
  const text = written.slice(0, LONGEST_NAME).replace(/\s+/g, ' ').trim()
  const inBrackets = /^[^\s()@]+@[^\s()@]+\s*\(([^()]+)\)$/.exec(text)?.[1]
  const name = (inBrackets ?? text)
    .replace(/[<([]?(?:mailto:)?[^\s<>()[\]@]+@[^\s<>()[\]@]+\.[^\s<>()[\]@]+[>)\]]?/g, '')
    .replace(/[\s,;]+$|^[\s,;]+/g, '')
  return name === '' ? null : name
}

/** Names of categories without empty, overlong and repeated ones, whatever their case; at most 50. */
export function distinctNames(names: string[]): string[] {
  const distinct = new Map<string, string>()
  for (const name of names) {
    const key = name.toLowerCase()
    if (name !== '' && name.length <= 100 && !distinct.has(key)) distinct.set(key, name)
  }
  return [...distinct.values()].slice(0, 50)
}
