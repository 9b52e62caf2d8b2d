import { type Sentence, sentencesOf } from './sentences.ts'

const MARK = 'spoken'
/** Of a window's height: a sentence beyond it is brought to the first. */
const READING_LINE = 0.3
const LOWEST = 0.85

/** The voices of the device itself for a language: others would send the text to somebody's server. */
export function ownVoice(language: string): SpeechSynthesisVoice | null {
  const wanted = language.toLowerCase()
  const [base = ''] = wanted.split('-')
  const own = speechSynthesis.getVoices().filter(({ localService }) => localService)
  const tag = ({ lang }: SpeechSynthesisVoice) => lang.toLowerCase().replace('_', '-')
  return own.find((voice) => tag(voice) === wanted) ?? own.find((voice) => tag(voice).split('-')[0] === base) ?? null
}

/** Reads a story aloud, sentence by sentence, and marks each while it is heard. */
export class Speaker {
  #sentences: Sentence[]
  #at = 0
  #rate = 1
  /** What is being said; news of anything before counts no more. A browser that nobody holds it for may never tell its end. */
  #said: SpeechSynthesisUtterance | null = null
  readonly #story: Element
  readonly #language: string
  readonly #voice: SpeechSynthesisVoice
  readonly #ended: () => void

  constructor(story: Element, language: string, voice: SpeechSynthesisVoice, ended: () => void) {
    this.#sentences = sentencesOf(story, language)
    this.#story = story
    this.#language = language
    this.#voice = voice
    this.#ended = ended
  }

  /** From the sentence where it was left, whole. */
  play(): void {
    this.#hush()
    const sentence = this.#sentenceHere()
    if (!sentence) {
      this.stop()
      return
    }
    const said = new SpeechSynthesisUtterance(sentence.text)
    said.voice = this.#voice
    said.lang = this.#voice.lang
    said.rate = this.#rate
    said.onend = () => {
      if (this.#said !== said) return
      this.#at += 1
      this.play()
    }
    said.onerror = ({ error }) => {
      if (this.#said === said && error !== 'canceled' && error !== 'interrupted') this.stop()
    }
    this.#said = said
    mark(sentence.range)
    speechSynthesis.speak(said)
  }

  /** Some devices cannot hold a sentence: it is broken off, and said again from its beginning. */
  pause(): void {
    this.#hush()
  }

  /** To the sentence so many after this one, or before it; beyond the last the story is at its end. */
  step(by: number, isSpeaking: boolean): void {
    this.#at = Math.max(0, this.#at + by)
    const sentence = this.#sentenceHere()
    if (isSpeaking) this.play()
    else if (sentence) mark(sentence.range)
    else this.stop()
  }

  stop(): void {
    this.#hush()
    this.#at = 0
    mark(null)
    this.#ended()
  }

  set rate(rate: number) {
    this.#rate = rate
  }

  #hush(): void {
    this.#said = null
    speechSynthesis.cancel()
  }

  /** A passage that was marked meanwhile has set the text anew: the same sentences stand in other elements then. */
  #sentenceHere(): Sentence | undefined {
    if (this.#sentences[this.#at]?.range.collapsed) this.#sentences = sentencesOf(this.#story, this.#language)
    return this.#sentences[this.#at]
  }
}

/** Marked where the browser can mark without touching the text, and in sight in any case. */
function mark(range: Range | null): void {
  if (!range) {
    if ('highlights' in CSS) CSS.highlights.delete(MARK)
    return
  }
  if ('highlights' in CSS) CSS.highlights.set(MARK, new Highlight(range))
  const { top, bottom } = range.getBoundingClientRect()
  if (top >= 0 && bottom <= innerHeight * LOWEST) return
  const behavior = matchMedia('(prefers-reduced-motion: reduce)').matches ? 'instant' : 'smooth'
  scrollBy({ top: top - innerHeight * READING_LINE, behavior })
}
