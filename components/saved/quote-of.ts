import { LONGEST_AROUND, type Quote } from '#lib/saved/mark-model.ts'

const BLOCKS = 'p, li, h2, h3, h4, h5, h6, blockquote, td, th, dt, dd, pre, figcaption, caption'
/** White space goes, so that of a text more is read than is kept. */
const READ_AFTER = 400

const collapsed = (text: string) => text.replace(/\s+/g, ' ')

/**
 * The selected passage of a story by its words, as `lib/saved/find-passage.ts` finds it again.
 *
 * @returns null where nothing of the story's own text is selected
 */
export function quoteOf(story: Element, range: Range): Quote | null {
  const said = { before: '', exact: '', after: '' }
  let last: Element | null = null
  for (const body of story.querySelectorAll('.article-body')) {
    const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!(node instanceof Text)) continue
      const block = node.parentElement?.closest(BLOCKS) ?? body
      const gap = block === last ? '' : ' '
      last = block
      const [from, to] = within(range, node)
      said.before += gap + node.data.slice(0, from)
      said.exact += (to > from && from === 0 ? gap : '') + node.data.slice(from, to)
      said.after += gap + node.data.slice(to)
    }
    if (said.after.length > READ_AFTER) break
  }
  const exact = collapsed(said.exact).trim()
  if (exact === '') return null
  return {
    exact,
    prefix: collapsed(said.before).trimStart().slice(-LONGEST_AROUND),
    suffix: collapsed(said.after).trimEnd().slice(0, LONGEST_AROUND),
    startsAt: said.before.replace(/\s+/g, '').length,
  }
}

/** Which characters of a text are selected: before the selection all stand before it, after it none. */
function within(range: Range, text: Text): [from: number, to: number] {
  if (range.intersectsNode(text)) {
    return [
      text === range.startContainer ? range.startOffset : 0,
      text === range.endContainer ? range.endOffset : text.length,
    ]
  }
  return range.comparePoint(text, 0) < 0 ? [text.length, text.length] : [0, 0]
}
