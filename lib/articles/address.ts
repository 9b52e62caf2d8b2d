const FORM = /^(?:.*-)?([0-9]{1,10})$/

/**
 * The id in `SLUG-ID`, whatever the slug says (contract.md).
 *
 * @returns a positive integer below 2^31, or null if the address names none
 */
export function readArticleAddress(address: string): number | null {
  const [, digits = ''] = FORM.exec(address) ?? []
  const id = Number(digits)
  return digits && !digits.startsWith('0') && id < 2 ** 31 ? id : null
}
