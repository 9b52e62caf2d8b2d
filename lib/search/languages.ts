/** PostgreSQL's configurations by the primary tag of a language; those that version 15 has too. */
const CONFIGURATIONS: Record<string, string> = {
  ar: 'arabic',
  hy: 'armenian',
  eu: 'basque',
  ca: 'catalan',
  da: 'danish',
  nl: 'dutch',
  en: 'english',
  fi: 'finnish',
  fr: 'french',
  de: 'german',
  el: 'greek',
  hi: 'hindi',
  hu: 'hungarian',
  id: 'indonesian',
  ga: 'irish',
  it: 'italian',
  lt: 'lithuanian',
  ne: 'nepali',
  no: 'norwegian',
  nb: 'norwegian',
  nn: 'norwegian',
  pt: 'portuguese',
  ro: 'romanian',
  ru: 'russian',
  sr: 'serbian',
  es: 'spanish',
  sv: 'swedish',
  ta: 'tamil',
  tr: 'turkish',
  yi: 'yiddish',
}

const KNOWN = new Set(Object.values(CONFIGURATIONS))

/** Whether a stored name is one of ours, before it becomes part of a statement. */
export const isConfiguration = (name: string): boolean => KNOWN.has(name)

/** Words that stand in every text of a language, and hardly in one of another; folded. */
const TELLING: Record<string, string> = {
  english: 'the of and to is was that for with his from this have which are were has been',
  german: 'der die und das ist nicht mit den von zu auf sich des dem ein eine auch im wird fur',
  french: 'les des est dans une qui pas pour que sur avec sont cette aux ete du au',
  spanish: 'los las del una por con para como mas pero sus este esta fue han el y',
  italian: 'il di che della per non sono con gli nel alla dei delle questo anche una stato',
  portuguese: 'os dos das uma nao com para por mais foi sua ao pela pelo em que',
  dutch: 'het een van de niet zijn dat op te voor met aan bij ook werd door naar',
  swedish: 'och att det som en pa inte av for med den har till ar var ett',
  danish: 'og at det er af til den ikke der har med som blev fra de et',
  norwegian: 'og det er ikke som til av pa har med den ble fra de jeg et',
  finnish: 'ja on ei se etta oli han mutta ovat myos joka kun niin sen',
  turkish: 've bir bu icin ile olarak da de daha olan gibi kadar cok',
  russian: 'и в не на что с он как это по но его из для от',
}
const TELLERS = new Map<string, string[]>()
for (const [language, words] of Object.entries(TELLING)) {
  for (const word of words.split(' ')) TELLERS.set(word, [...(TELLERS.get(word) ?? []), language])
}

/** So many words are looked at, and with fewer nothing is concluded. */
const LOOKED_AT = 300
const ENOUGH = 25
/** Function words make up a third of a text; of these few a text of the language has far more than this share … */
const CLEAR = 0.08
/** … and a text of another far less. */
const HARDLY = 0.02

/**
 * The configuration that stems a text: that of the language which its feed says, unless the words say clearly that it is
 * another; without one, that of its words; else that of the paper's source or `simple`, which stems nothing.
 *
 * @param said language tags, the surest first
 * @param words of the text, folded
 */
export function configurationOf(said: readonly (string | null)[], words: readonly string[]): string {
  const tags = said.filter((tag) => tag !== null)
  const named = tags.map((tag) => CONFIGURATIONS[tag.toLowerCase().split(/[-_]/, 1)[0] ?? '']).find(Boolean)
  const shares = sharesOf(words)
  const [best, share] = [...shares].reduce((a, b) => (b[1] > a[1] ? b : a), ['simple', 0] as [string, number])
  const own = named === undefined ? 0 : (shares.get(named) ?? (TELLING[named] ? 0 : CLEAR))
  if (share >= CLEAR && own < HARDLY) return best
  // A language without stems of its own (Polish, Chinese) is not stemmed as the paper's.
  return tags[0] && !CONFIGURATIONS[tags[0].toLowerCase().split(/[-_]/, 1)[0] ?? ''] ? 'simple' : (named ?? 'simple')
}

function sharesOf(words: readonly string[]): Map<string, number> {
  const shares = new Map<string, number>()
  const looked = words.slice(0, LOOKED_AT)
  if (looked.length < ENOUGH) return shares
  for (const word of looked)
    for (const language of TELLERS.get(word) ?? [])
      shares.set(language, (shares.get(language) ?? 0) + 1 / looked.length)
  return shares
}
