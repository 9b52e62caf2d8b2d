/**
 * A name as people type it: without case, accents, ligatures and punctuation. "Köln", "KÖLN" and "koln" fold to the
 * same, "São Tomé" to "sao tome"; the spelling "Koeln" is an alternative name of the list, not a rule here.
 */
export function foldName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/[łŁ]/g, 'l')
    .replace(/[øŒœæđ]/g, (letter) => PLAIN[letter] ?? letter)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

const PLAIN: Record<string, string> = { ø: 'o', œ: 'oe', Œ: 'oe', æ: 'ae', đ: 'd' }
