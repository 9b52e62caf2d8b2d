/** Where people say Fahrenheit (CLDR unitPreferenceData, and the territories of the United States). */
const FAHRENHEIT = new Set(['US', 'BS', 'BZ', 'KY', 'PR', 'PW', 'AS', 'GU', 'MP', 'UM', 'VI', 'FM', 'MH'])

export type Unit = 'celsius' | 'fahrenheit'

/**
 * The unit that a language tag asks for: `-u-mu-`, then `-u-ms-`, then `-u-rg-`, then its region (CLDR's order). A tag
 * without a region ("en") says nothing: Celsius.
 */
export function unitFor(tag: string): Unit {
  const own = (key: string) => new RegExp(`-u-(?:.*-)?${key}-([a-z0-9]+)`, 'i').exec(tag)?.[1]?.toLowerCase()
  const temperature = own('mu')
  if (temperature) return temperature.startsWith('fahrenhe') ? 'fahrenheit' : 'celsius'
  const system = own('ms')
  if (system) return system === 'ussystem' ? 'fahrenheit' : 'celsius'
  const region = own('rg')?.slice(0, 2).toUpperCase() ?? new Intl.Locale(tag).region
  return region && FAHRENHEIT.has(region) ? 'fahrenheit' : 'celsius'
}

/** The unit that a country's people use, by its code. */
export const unitIn = (country: string): Unit => (FAHRENHEIT.has(country.toUpperCase()) ? 'fahrenheit' : 'celsius')

/** "27.1 °C", "80.8 °F", "27,1 °C": as the language writes numbers, with a true minus and a plain space. */
export function formatTemperature(celsius: number, language: string, unit: Unit, decimals: 0 | 1 = 1): string {
  const value = unit === 'fahrenheit' ? (celsius * 9) / 5 + 32 : celsius
  const number = new Intl.NumberFormat(language, {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    signDisplay: 'negative',
  }).format(value)
  return `${number.replace('-', '−')} °${unit === 'fahrenheit' ? 'F' : 'C'}`
}
