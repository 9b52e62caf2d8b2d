import { describe, expect, it } from 'vitest'
import { de } from './de/index.ts'
import { en } from './en/index.ts'
import { messagesFor } from './model.ts'

/** Every word of a catalogue, by its path: `accounts.signIn.title`. */
function words(catalogue: object, path = ''): [string, unknown][] {
  return Object.entries(catalogue).flatMap(([key, value]): [string, unknown][] =>
    typeof value === 'object' && value !== null ? words(value, `${path}${key}.`) : [[`${path}${key}`, value]],
  )
}

/**
 * Something that stands for any argument and notes what is read of it: text, number, or an object of either.
 * A list of names that the words put together themselves needs nothing more.
 */
function anything(name: string, read: Set<string>): unknown {
  const used = () => {
    read.add(name)
    return `⟦${name}⟧`
  }
  return new Proxy(() => undefined, {
    get: (_target, key) => {
      if (key === Symbol.toPrimitive) return (hint: string) => (hint === 'number' ? used().length : used())
      if (key === 'toLocaleString' || key === 'toString') return used
      return typeof key === 'symbol' ? undefined : anything(`${name}.${key}`, read)
    },
  })
}

type Words = (...args: unknown[]) => unknown

/** What a message makes use of: `0` is its first argument, `0.name` what that holds under `name`. */
function facts(message: Words): string[] {
  const read = new Set<string>()
  message(...Array.from({ length: message.length }, (_, index) => anything(String(index), read)))
  return [...read].sort()
}

const isWords = (value: unknown): value is Words => typeof value === 'function'
/** Operators' words stay English (de/cli.ts, de/mail.ts). */
const forReaders = ([path]: [string, unknown]) => !path.startsWith('cli.') && !path.startsWith('mail.')
const german = new Map(words(de).filter(forReaders))
const english = new Map(words(en).filter(forReaders))

/** The same in both languages: names, words that German has taken over, and signs. */
const ALIKE = new Set(
  [
    'Name',
    'Link',
    'Moderation',
    'Passkeys',
    'Pause',
    'Person',
    'Sepia',
    'Pocket',
    'Instapaper',
    'Omnivore',
    'wallabag',
    'Karakeep',
    'Broadsheet',
    'CC BY 4.0',
    ' · ',
    '',
    'j',
    'k',
    'a',
    'r',
    'x',
    'u',
  ].concat('?', 'Deutsch', 'https://www.met.no/en', 'https://open-meteo.com/'),
)

describe('the German catalogue', () => {
  it('holds every word of the English one and no other', () => {
    expect([...german.keys()].sort()).toEqual([...english.keys()].sort())
  })

  it('leaves no word in English', () => {
    const left = [...german].filter(
      ([path, value]) => typeof value === 'string' && value === english.get(path) && !ALIKE.has(value),
    )
    expect(left).toEqual([])
  })

  it('says the same facts: each message makes use of the same arguments in both', () => {
    for (const [path, message] of english) {
      const translated = german.get(path)
      if (!isWords(message)) continue
      if (!isWords(translated)) throw new Error(`${path} is no message of German`)
      expect([path, facts(translated)]).toEqual([path, facts(message)])
    }
  })

  it('fills in the same braces', () => {
    const braces = (text: unknown) => (typeof text === 'string' ? (text.match(/\{\w+\}/g) ?? []) : [])
    for (const [path, text] of english) expect([path, braces(german.get(path))]).toEqual([path, braces(text)])
  })

  it('is set in German: „quotes“, a space before …, none of the signs of English', () => {
    for (const [path, value] of german) {
      const text = typeof value === 'string' ? value : isWords(value) ? value.toString() : ''
      expect([path, text.match(/[“][^„]*”|’[a-z]?\b|\w…|—| - /)]).toEqual([path, null])
      expect([path, (text.match(/„/g) ?? []).length]).toEqual([path, (text.match(/“/g) ?? []).length])
    }
  })

  it('addresses readers as Sie', () => {
    for (const [path, value] of german) {
      const text = typeof value === 'string' ? value : isWords(value) ? value.toString() : ''
      expect([path, text.match(/\b(du|dein\w*|dich|dir|euch|euer)\b/i)]).toEqual([path, null])
    }
  })

  it('counts one as one and writes large numbers with a point', () => {
    expect(de.comments.count(1)).toBe('1\u00a0Kommentar')
    expect(de.comments.count(0)).toBe('0\u00a0Kommentare')
    expect(de.articles.allOf(5_000)).toBe('Alle 5.000 Artikel')
    expect(de.saved.duration(110)).toBe('1\u00a0Std. 50\u00a0Min.')
    expect(de.sources.health.next(300)).toBe('Wird in 5 Minuten wieder gelesen.')
  })
})

describe('the catalogue of a language', () => {
  it.each(['de', 'de-AT', 'de-CH-1996', 'DE'])('of %s is German', (tag) => expect(messagesFor(tag)).toBe(de))
  it.each(['en', 'en-GB', 'den', 'fr', 'nds', ''])('of %s is English', (tag) => expect(messagesFor(tag)).toBe(en))
})
