import { scriptJson } from '#lib/articles/structured-data.ts'

/** Facts for search engines: data that nothing runs, so that a page's policy need not name it and light pages keep it. */
export function StructuredData({ data }: { data: object }) {
  return <script type="application/ld+json">{scriptJson(data)}</script>
}
