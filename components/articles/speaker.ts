import { type Sentence, sentencesOf } from './sentences.ts'

const MARK = 'spoken'

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
  /** Of what is being said; an answer about anything before counts no more. */
  #turn = 0
  #rate = 1
  readonly #voice: SpeechSynthesisVoice
  readonly #ended: () => void

  constructor(story: Element, language: string, voice: SpeechSynthesisVoice, ended: () => void) {
    this.#sentences = sentencesOf(story, language)
    this.#voice = voice
    this.#ended = ended
  }

  /** From the sentence where it was left, whole. */
  play(): void {
    this.#turn += 1
    speechSynthesis.cancel()
    const sentence = this.#sentences[this.#at]
    if (!sentence) {
      this.stop()
      return
    }
    const turn = this.#turn
    const said = new SpeechSynthesisUtterance(sentence.text)
    said.voice = this.#voice
    said.lang = this.#voice.lang
    said.rate = this.#rate
    said.onend = () => {
      if (turn !== this.#turn) return
      this.#at += 1
      this.play()
    }
    said.onerror = ({ error }) => {
      if (turn === this.#turn && error !== 'canceled' && error !== 'interrupted') this.stop()
    }
    mark(sentence.range)
    speechSynthesis.speak(said)
  }

  /** Some devices cannot hold a sentence: it is broken off, and said again from its beginning. */
  pause(): void {
    this.#turn += 1
    speechSynthesis.cancel()
  }

  stop(): void {
    this.pause()
    this.#at = 0
    mark(null)
    this.#ended()
  }

  set rate(rate: number) {
    this.#rate = rate
  }
}

function mark(range: Range | null): void {
  if (!('highlights' in CSS)) return
  if (!range) return void CSS.highlights.delete(MARK)
  CSS.highlights.set(MARK, new Highlight(range))
  const { top, bottom } = range.getBoundingClientRect()
  if (top < 0 || bottom > innerHeight) range.startContainer.parentElement?.scrollIntoView({ block: 'center' })
}
