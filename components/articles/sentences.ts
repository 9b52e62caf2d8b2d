const BLOCKS = 'p, li, h2, h3, h4, h5, h6, blockquote, td, th, dt, dd, pre, figcaption, caption'

/** A sentence of a story, and where it stands on the page. */
export type Sentence = { text: string; range: Range }

/** The story's own text in sentences; no sentence goes from one paragraph into the next. */
export function sentencesOf(story: Element, language: string): Sentence[] {
  const cut = new Intl.Segmenter(language, { granularity: 'sentence' })
  return paragraphsOf(story).flatMap((texts) => {
    const whole = texts.map(({ data }) => data).join('')
    return [...cut.segment(whole)].flatMap(({ segment, index }) => {
      const text = segment.replace(/\s+/g, ' ').trim()
      if (!/[\p{L}\p{N}]/u.test(text)) return []
      const range = document.createRange()
      const begins = placeIn(texts, index)
      const ends = placeIn(texts, index + segment.trimEnd().length)
      if (!begins || !ends) return []
      range.setStart(...begins)
      range.setEnd(...ends)
      return [{ text, range }]
    })
  })
}

/** The text of each paragraph (heading, point, cell), in the order of the page. */
function paragraphsOf(story: Element): Text[][] {
  const paragraphs: Text[][] = []
  let last: Element | null = null
  for (const body of story.querySelectorAll('.article-body')) {
    const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!(node instanceof Text)) continue
      const block = node.parentElement?.closest(BLOCKS) ?? body
      if (block === last) paragraphs.at(-1)?.push(node)
      else paragraphs.push([node])
      last = block
    }
  }
  return paragraphs
}

function placeIn(texts: readonly Text[], at: number): [Text, number] | null {
  let before = 0
  for (const text of texts) {
    if (at <= before + text.length) return [text, at - before]
    before += text.length
  }
  return null
}
