import { cutAtWord } from './clean-text.ts'
import { isAdvertisingLabel, isPromo, withoutGoOn } from './left-out.ts'
import { BLOCKS, collapse, isElement, type MarkupNode, parseMarkup, textOf } from './markup.ts'
import { takeReadLines } from './read-links.ts'
import { countWords, firstWords } from './reading-time.ts'

const EXCERPT_WORDS = 60

/** A longer summary is the text itself under another name, and must not be given away whole. */
const SUMMARY_WORDS = 120

/** Where words cannot be told apart (Thai, or no spaces at all) their letters are counted. */
const LETTERS_A_WORD = 12

const STANDFIRST_LENGTH = 300

/** A feed's summary as plain text of one line: without sign-up lines, "Read:" lines and "Continue reading"; '' if none is left. */
export function summaryText(summaryHtml: string | null): string {
  if (summaryHtml === null) return ''
  if (!/[<&]/.test(summaryHtml)) return keptLine(summaryHtml)
  return linesOf(parseMarkup(summaryHtml))
    .map(lineText)
    .filter((line) => line !== '')
    .join(' ')
}

function linesOf(nodes: readonly MarkupNode[]): MarkupNode[][] {
  const lines: MarkupNode[][] = [[]]
  for (const node of nodes) {
    if (isElement(node) && BLOCKS.has(node.name)) lines.push(...linesOf(node.children), [])
    else lines.at(-1)?.push(node)
  }
  return lines
}

function lineText(nodes: readonly MarkupNode[]): string {
  takeReadLines(nodes, null)
  return keptLine(textOf(nodes))
}

function keptLine(text: string): string {
  const line = collapse(text)
  return line === '' || isPromo(line) || isAdvertisingLabel(line)
    ? ''
    : withoutGoOn(line)
        .replace(/(?<=[.!?])\s*\[(?:…|\.\.\.)\]$/u, '')
        .replace(/\s*(?:\[(?:…|\.\.\.)\]|\.\.\.)$/u, '…')
}

/** What those may read who may not read the whole: the feed's summary, or the first 60 words (rules §5). */
export function excerptOf(summary: string, bodyText: string): string {
  const text = collapse(summary || bodyText)
  const most = summary ? SUMMARY_WORDS : EXCERPT_WORDS
  if (countWords(text) <= most && text.length <= most * LETTERS_A_WORD) return text
  const head = cutAtWord(firstWords(text, EXCERPT_WORDS), EXCERPT_WORDS * LETTERS_A_WORD)
  return `${head.replace(/[,;:–—…-]+$/u, '')}…`
}

/**
 * The sentence under a headline: the feed's summary, unless it is only how the text begins.
 *
 * @returns at most 300 characters, cut at a word with "…"; null if there is nothing to say before the text
 */
export function standfirstOf(summaryHtml: string | null, bodyText: string): string | null {
  const summary = summaryText(summaryHtml)
  const said = letters(summary)
  if (said === '' || letters(bodyText.slice(0, summary.length * 2 + 200)).startsWith(said)) return null
  return cutAtWord(summary, STANDFIRST_LENGTH)
}

/** A text as two are compared: letters and digits alone. */
export function letters(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
}
