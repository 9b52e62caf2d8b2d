import type { Theme } from '#lib/reading/choices.ts'
import type { ProviderName, Sky } from '#lib/weather/model.ts'

const plural = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`

const skies: Record<Sky, string> = {
  clear: 'clear sky',
  fair: 'mostly clear',
  partly: 'partly cloudy',
  cloudy: 'overcast',
  fog: 'fog',
  drizzle: 'drizzle',
  rain: 'rain',
  sleet: 'sleet',
  snow: 'snow',
  thunder: 'thunderstorm',
}

const themes: Record<Theme, string> = { auto: 'Automatic', light: 'Light', dark: 'Dark', sepia: 'Sepia' }

const attribution: Record<ProviderName, { text: string; address: string }> = {
  'met-norway': { text: 'Weather data from MET Norway', address: 'https://www.met.no/en' },
  'open-meteo': { text: 'Weather data by Open-Meteo.com', address: 'https://open-meteo.com/' },
}

export const masthead = {
  tagline: 'The news, set well',
  sampleEdition: (stories: number, sources: number) =>
    `Sample edition · ${plural(stories, 'story', 'stories')} from ${plural(sources, 'source', 'sources')}`,
  skip: { stories: 'Skip to the stories', article: 'Skip to the article' },
  own: {
    landmark: 'For readers',
    /** On a phone, where the rest of the bar folds away. */
    menu: 'Menu',
    /** Before the name that the menu opens from. */
    menuOf: 'Your menu:',
    signIn: 'Sign in',
    search: 'Search',
    saved: 'Saved',
    account: 'Account',
    notices: 'Notices',
    /** Spoken after the name, and shown at the way to the notices. */
    unread: (count: number) => (count === 1 ? '1 new notice' : `${count >= 100 ? '100 or more' : count} new notices`),
    fresh: (count: number) => `${count >= 100 ? '100+' : count} new`,
    desk: 'Desk',
    signOut: 'Sign out',
  },
  sections: 'Sections',
  frontPage: 'Front page',
  latest: 'Latest',
  bar: {
    landmark: 'Weather and date',
    sample: 'Sample',
    separator: ' · ',
    at: (time: string) => `at ${time}`,
    /** One sentence for people who hear the bar; it holds what is seen, in the same order. */
    sentence: (bar: {
      sample: boolean
      temperature: string | null
      asOf: string | null
      place: string
      date: string
      sky: Sky | null
    }) =>
      [
        bar.sample ? 'Sample' : null,
        bar.temperature && (bar.asOf ? `${bar.temperature} at ${bar.asOf}` : bar.temperature),
        bar.place,
        bar.date,
        bar.sky && skies[bar.sky],
      ]
        .filter(Boolean)
        .join(', '),
    skies,
    today: 'Today',
    thatDay: 'That day',
    high: 'High',
    low: 'Low',
    sunrise: 'Sunrise',
    sunset: 'Sunset',
    sunAlways: { up: 'The sun does not set.', down: 'The sun does not rise.' },
    nextDays: 'Next days',
    whySample:
      'This is the weather of the sample edition, not of now: no weather service has answered yet. A live reading takes its place by itself.',
    /** Before the place's name, and the way to choose another. */
    placeIs: 'Place:',
    change: 'Change',
    noReading: 'There is no weather to show just now. The place, the date and the sun need nobody’s answer.',
    attribution,
    licence: 'CC BY 4.0',
  },
  problems: {
    notAnId: 'The place is asked for by its number, as in /api/weather?place=2867714.',
    noSuchPlace: 'There is no place with this number.',
  },
  footer: {
    landmark: 'About this paper',
    about: 'About',
    colophon: 'Colophon',
    privacy: 'Privacy',
    theme: 'Theme',
    themes,
    apply: 'Apply',
    /** The other language, in itself. */
    inOther: 'Deutsch',
    lightOn: 'Light pages: leave scripts out',
    lightOff: 'Full pages: bring scripts back',
    readOff: 'Without “Read:” lines',
    readOn: 'With “Read:” lines',
  },
}
