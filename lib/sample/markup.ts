const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Text for XML and HTML, in content and in double-quoted attributes. */
export function escapeMarkup(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign)
}

/** HTML for a CDATA section. */
export function cdata(html: string): string {
  return `<![CDATA[${html.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`
}

// What windows-1252 has where ISO 8859-1 has control characters, as far as the sample uses it.
const BEYOND_LATIN1: Record<string, number> = {
  '€': 0x80,
  '„': 0x84,
  '…': 0x85,
  '‚': 0x82,
  '‘': 0x91,
  '’': 0x92,
  '“': 0x93,
  '”': 0x94,
  '–': 0x96,
  '—': 0x97,
}

/** @throws RangeError for a character that windows-1252 or our part of it does not have */
export function encodeWindows1252(text: string): Uint8Array {
  return Uint8Array.from(Array.from(text), (sign) => {
    const code = BEYOND_LATIN1[sign] ?? sign.codePointAt(0) ?? 0
    if (code > 0xff) throw new RangeError(`windows-1252 has no ${sign}`)
    return code
  })
}
