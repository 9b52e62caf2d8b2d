import { type Sentence, sentencesOf } from '#components/articles/sentences.ts'

/** Of a window's height: whoever reads has the sentence that stands below this before their eyes. */
const READING_LINE = 0.2
const LOWEST = 0.75

/** Sentences of a story, chosen one after the other by keys or buttons: a browser's own text cannot be selected so. */
export class SentenceChoice {
  readonly #sentences: Sentence[]
  #from: number
  #to: number

  constructor(story: Element, language: string) {
    this.#sentences = sentencesOf(story, language)
    const here = this.#sentences.findIndex(
      ({ range }) => range.getBoundingClientRect().bottom > innerHeight * READING_LINE,
    )
    this.#from = Math.max(0, here)
    this.#to = this.#from
  }

  get isEmpty(): boolean {
    return this.#sentences.length === 0
  }

  /** To the one sentence so many after the first that is chosen. */
  move(by: number): void {
    this.#from = this.#within(this.#from + by)
    this.#to = this.#from
  }

  /** So many more sentences at the end, or fewer, never less than one. */
  extend(by: number): void {
    this.#to = Math.max(this.#from, this.#within(this.#to + by))
  }

  /** As if they had been selected by hand; in sight. */
  select(): void {
    const first = this.#sentences[this.#from]?.range
    const last = this.#sentences[this.#to]?.range
    if (!first || !last) return
    getSelection()?.setBaseAndExtent(first.startContainer, first.startOffset, last.endContainer, last.endOffset)
    const { top, bottom } = last.getBoundingClientRect()
    if (top < 0 || bottom > innerHeight * LOWEST) scrollBy({ top: top - innerHeight / 2, behavior: 'instant' })
  }

  #within(index: number): number {
    return Math.min(Math.max(0, index), this.#sentences.length - 1)
  }
}
