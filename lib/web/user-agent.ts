/** Who asks, with an address where whoever runs the other server finds out more. @see rules §1 */
export function userAgentOf(version: string, publicUrl: string, contact: string | null): string {
  const about = [`+${publicUrl}`, contact ?? ''].map(plain).filter(Boolean).join('; ')
  return `Broadsheet/${plain(version)} (${about})`
}

/** A header is a line of ASCII, and a comment in it has no brackets of its own. */
const plain = (text: string): string => text.replace(/[^\x20-\x7e]|[()\\]/g, '').trim()
