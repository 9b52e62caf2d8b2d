import { linkedAddress } from '#lib/articles/addresses.ts'

/**
 * Cleaned HTML with its own addresses made absolute, for readers that know no address of ours. The cleaner writes every
 * attribute in double quotes and no bracket or quote of a text as it is, so that a tag ends where it seems to.
 */
export function absoluteHtml(html: string, publicUrl: string): string {
  return html.replace(/<[a-z][^<>]*>/g, (tag) =>
    tag
      .replace(/ (src|href|poster)="\/(?!\/)/g, (_found, name: string) => ` ${name}="${publicUrl}/`)
      .replace(
        / srcset="([^"]*)"/g,
        (_found, set: string) => ` srcset="${set.replace(OWN_CANDIDATE, `$1${publicUrl}/`)}"`,
      ),
  )
}

const OWN_CANDIDATE = /(^|,\s*)\/(?!\/)/g

/** A stored address as others may follow it: of the sample's originals, our own page. */
export function absoluteLink(address: string, sample: boolean, publicUrl: string): string | null {
  const shown = linkedAddress(address, { base: null, sample })
  return shown?.startsWith('/') ? publicUrl + shown : shown
}
