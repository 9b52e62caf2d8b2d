import { escapeAttribute, escapeText } from '#lib/articles/markup.ts'

/** Letters that a name in a browser's list may have. */
const SHORT = 16

/**
 * The description that lets a browser search the paper by itself.
 *
 * @see OpenSearch 1.1 draft 6: a short name of at most 16 characters
 */
export function openSearch(name: string, described: string, publicUrl: string): string {
  const template = escapeAttribute(`${publicUrl}/search?q={searchTerms}`)
  const short = [...name].slice(0, SHORT).join('').trim()
  return `<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
  <ShortName>${escapeText(short)}</ShortName>
  <Description>${escapeText(described)}</Description>
  <InputEncoding>UTF-8</InputEncoding>
  <Url type="text/html" template="${template}"/>
</OpenSearchDescription>
`
}
