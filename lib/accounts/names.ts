import { LONGEST_NAME } from './model.ts'

/** Controls, signs without width, and those that turn the direction of writing: a name must look like what it is. */
// Joiners are among them, although some scripts write with them: at a name they would make two names look the same.
const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\u{115F}\u{1160}\u{3164}\u{FFA0}\u{2800}]/gu

/**
 * A name as it is stored: NFKC, on one line, without what cannot be seen.
 *
 * @returns null where nothing is left; 'long' above 60 characters
 */
export function cleanName(typed: string): { name: string | null } | 'long' {
  const name = typed
    .normalize('NFKC')
    .replace(/\s/gu, ' ')
    .replace(UNSEEN, '')
    .replace(/ +/g, ' ')
    // More than two marks on one letter climb over the lines above.
    .replace(/(\p{M}{2})\p{M}+/gu, '$1')
    .trim()
  if ([...name].length > LONGEST_NAME) return 'long'
  return { name: /[\p{L}\p{N}]/u.test(name) ? name : null }
}
