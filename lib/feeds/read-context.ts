/** What is known of a feed beside its bytes. */
export type ReadContext = {
  /** The address it was fetched from, after redirects. */
  url: string
  contentType: string | null
  headers?: { contentLocation?: string | null; contentLanguage?: string | null }
}
