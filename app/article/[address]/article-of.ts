import { notFound, permanentRedirect } from 'next/navigation'
import { readArticleAddress } from '#lib/articles/address.ts'

/** The article's number in an address, whatever its words say. An address that names none does not exist. */
export function articleIdOf(address: string): number {
  return readArticleAddress(decodeURIComponent(address)) ?? notFound()
}

/** Leads to the address with the right words, if it is not the one that was asked for. */
export function insistOn(address: string, article: { slug: string; id: number }, rest: string): void {
  const canonical = `${article.slug}-${article.id}`
  if (decodeURIComponent(address) !== canonical) permanentRedirect(`/article/${canonical}${rest}`)
}
