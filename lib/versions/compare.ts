import { diffArrays } from 'diff'

/** A run of words that both texts have, that only the new one has, or that only the old one had. */
export type Span = { is: 'kept' | 'added' | 'removed'; text: string }

/** Lines that stayed, as a number, or one line and what became of it. */
export type LineChange = { is: 'kept'; lines: number } | { is: 'changed' | 'added' | 'removed'; spans: Span[] }

/** A text as it is compared. */
export type Text = { headline: string; standfirst: string | null; lines: readonly string[] }

/** What tells two texts apart. Null for a part that stayed as it was. Words are counted as a reader counts them. */
export type Changes = {
  headline: Span[] | null
  standfirst: Span[] | null
  lines: LineChange[]
  added: number
  removed: number
}

/** Further apart than this, two texts are two texts: looking longer would keep other readers waiting. */
const MOST_LINES = 600
const MOST_WORDS = 1_500
/** Lines that share less of their words than this are not the same line written anew. */
const ALIKE = 0.4
/** How many of the lines that went are looked at for the one that a new line was. */
const NEAR = 8

/**
 * What changed between two texts.
 *
 * @param language of the text, for where its words end; unknown ones are cut as English is
 */
export function compare(before: Text, after: Text, language: string | null): Changes {
  const words = wordsOf(language)
  const headline = before.headline === after.headline ? null : spansOf(before.headline, after.headline, words)
  const [old, fresh] = [before.standfirst ?? '', after.standfirst ?? '']
  const standfirst = old === fresh ? null : spansOf(old, fresh, words)
  const lines = compareLines(before.lines, after.lines, words)
  const all = [headline ?? [], standfirst ?? [], ...lines.map((line) => (line.is === 'kept' ? [] : line.spans))].flat()
  const count = (is: Span['is']) =>
    all.filter((span) => span.is === is).reduce((sum, { text }) => sum + words(text).filter(isWord).length, 0)
  return { headline, standfirst, lines, added: count('added'), removed: count('removed') }
}

type Words = (text: string) => string[]

const isWord = (token: string) => /[\p{L}\p{N}]/u.test(token)

/** Cuts a text into words and what stands between them; together they are the text. */
function wordsOf(language: string | null): Words {
  const [known] = language ? supported(language) : []
  const segmenter = new Intl.Segmenter(known ?? 'en', { granularity: 'word' })
  return (text) => Array.from(segmenter.segment(text), ({ segment }) => segment)
}

function supported(language: string): string[] {
  try {
    return Intl.Segmenter.supportedLocalesOf(language)
  } catch {
    // What a feed calls a language need not be one.
    return []
  }
}

function spansOf(before: string, after: string, words: Words): Span[] {
  const parts = diffArrays(words(before), words(after), { maxEditLength: MOST_WORDS })
  if (!parts) return spans(['removed', before], ['added', after])
  return spans(
    ...parts.map(
      ({ added, removed, value }) => [added ? 'added' : removed ? 'removed' : 'kept', value.join('')] as const,
    ),
  )
}

/** A space alone between two changes belongs to them: a sentence written anew is one change, not ten. */
function spans(...parts: (readonly [Span['is'], string])[]): Span[] {
  const joined: Span[] = []
  let gone: Span = { is: 'removed', text: '' }
  let come: Span = { is: 'added', text: '' }
  const flush = () => {
    for (const span of [gone, come]) if (span.text) joined.push(span)
    gone = { is: 'removed', text: '' }
    come = { is: 'added', text: '' }
  }
  for (const [index, [is, text]] of parts.entries()) {
    const between = is === 'kept' && text.trim() === '' && index > 0 && index < parts.length - 1
    if (is !== 'added' && (is === 'removed' || between)) gone.text += text
    if (is !== 'removed' && (is === 'added' || between)) come.text += text
    if (is === 'kept' && !between) {
      flush()
      joined.push({ is, text })
    }
  }
  flush()
  return joined
}

function compareLines(before: readonly string[], after: readonly string[], words: Words): LineChange[] {
  const parts = diffArrays([...before], [...after], { maxEditLength: MOST_LINES })
  if (!parts) return [...before.map(removedLine), ...after.map(addedLine)]
  const lines: LineChange[] = []
  let gone: string[] = []
  for (const { added, removed, value } of parts) {
    if (removed) gone = value
    else if (added) {
      lines.push(...rewritten(gone, value, words))
      gone = []
    } else {
      lines.push(...gone.map(removedLine), { is: 'kept', lines: value.length })
      gone = []
    }
  }
  return [...lines, ...gone.map(removedLine)]
}

/** Lines that went and lines that came in their place: those that are alike, in their order, are one line written anew. */
function rewritten(gone: readonly string[], come: readonly string[], words: Words): LineChange[] {
  const lines: LineChange[] = []
  const rest = gone.map((text) => ({ text, words: words(text).filter(isWord) }))
  for (const line of come) {
    const said = words(line).filter(isWord)
    const like = rest.slice(0, NEAR).findIndex((old) => alike(old.words, said))
    const passed = rest.splice(0, like + 1)
    const old = passed.pop()
    lines.push(...passed.map(({ text }) => removedLine(text)))
    lines.push(old ? { is: 'changed', spans: spansOf(old.text, line, words) } : addedLine(line))
  }
  return [...lines, ...rest.map(({ text }) => removedLine(text))]
}

const removedLine = (text: string): LineChange => ({ is: 'removed', spans: [{ is: 'removed', text }] })
const addedLine = (text: string): LineChange => ({ is: 'added', spans: [{ is: 'added', text }] })

/** Whether both have at least ALIKE of the longer one's words. */
function alike(left: readonly string[], right: readonly string[]): boolean {
  const known = new Set(left)
  const shared = right.filter((word) => known.has(word)).length
  return shared >= ALIKE * Math.max(left.length, right.length)
}
