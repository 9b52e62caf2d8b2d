/** Languages with many papers; whichever the paper has now is among them, too. */
const LANGUAGES =
  'ar bg bn ca cs da de el en en-AU en-CA en-GB en-US es et fa fi fr ga he hi hr hu id is it ja ko lt lv ms nb nl pl pt pt-BR ro ru sk sl sr sv sw ta th tr uk ur vi zh'

type Choices = { value: string; label: string }[]

/** Languages by their names in the paper's own, in its order. */
export function languageChoices(now: string): Choices {
  const names = new Intl.DisplayNames([now, 'en'], { type: 'language' })
  return [...new Set([now, ...LANGUAGES.split(' ')])]
    .map((value) => ({ value, label: names.of(new Intl.Locale(value).baseName) ?? value }))
    .sort((one, other) => one.label.localeCompare(other.label, now))
}

/** Every time zone by its place. One that is known here under another name keeps its own. */
export function zoneChoices(now: string): Choices {
  const zones = Intl.supportedValuesOf('timeZone')
  const all = zones.includes(now) ? zones : [now, ...zones]
  return all.map((value) => ({ value, label: value.replaceAll('_', ' ') }))
}
