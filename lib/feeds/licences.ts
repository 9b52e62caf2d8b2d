import { childrenOf, textOf } from '#lib/feeds/elements.ts'
import { webAddress } from '#lib/feeds/field-values.ts'
import type { Element } from '#lib/feeds/xml.ts'

/** The address of the licence that this feed or entry names for itself; null if it names none. */
export function licenceOf(element: Element, address: string): string | null {
  for (const one of childrenOf(element, 'creativecommons:license', 'cc:license', 'dcterms:license', 'media:license')) {
    const written = one.attributes.get('rdf:resource') ?? one.attributes.get('href') ?? textOf(one)
    const licence = webAddress(written, null)
    if (licence) return licence
  }
  for (const one of childrenOf(element, 'link', 'atom:link')) {
    const licence =
      one.attributes.get('rel') === 'license' ? webAddress(one.attributes.get('href'), one.base ?? address) : null
    if (licence) return licence
  }
  for (const one of childrenOf(element, 'rights', 'copyright', 'dc:rights', 'dcterms:rights', 'atom:rights')) {
    const licence = commonsIn(one.attributes.get('rdf:resource') ?? textOf(one))
    if (licence) return licence
  }
  return null
}

/** The Creative Commons address in a sentence about rights; null if there is none. */
export function commonsIn(sentence: string): string | null {
  const found = /https?:\/\/(?:www\.)?creativecommons\.org\/(?:licenses|publicdomain)\/[^\s"'<>)\],;]+/i.exec(
    sentence,
  )?.[0]
  return found ? found.replace(/\.$/, '') : null
}
