import type { Messages } from '../model.ts'
import { counted } from './numbers.ts'

type Masthead = Messages['masthead']

const skies: Masthead['bar']['skies'] = {
  clear: 'klar',
  fair: 'meist klar',
  partly: 'teils bewölkt',
  cloudy: 'bedeckt',
  fog: 'Nebel',
  drizzle: 'Nieselregen',
  rain: 'Regen',
  sleet: 'Schneeregen',
  snow: 'Schnee',
  thunder: 'Gewitter',
}

export const masthead: Masthead = {
  tagline: 'Die Nachrichten, gut gesetzt',
  sampleEdition: (stories, sources) =>
    `Probeausgabe · ${counted(stories, 'Artikel', 'Artikel')} aus ${counted(sources, 'Quelle', 'Quellen')}`,
  skip: { stories: 'Direkt zu den Artikeln', article: 'Direkt zum Artikel' },
  own: {
    landmark: 'Für Leserinnen und Leser',
    menu: 'Menü',
    menuOf: 'Ihr Menü:',
    signIn: 'Anmelden',
    search: 'Suche',
    saved: 'Gemerkt',
    account: 'Konto',
    notices: 'Mitteilungen',
    unread: (count) =>
      count === 1 ? '1 neue Mitteilung' : `${count >= 100 ? '100 oder mehr' : count} neue Mitteilungen`,
    fresh: (count) => `${count >= 100 ? '100+' : count} neu`,
    desk: 'Redaktion',
    signOut: 'Abmelden',
  },
  sections: 'Ressorts',
  frontPage: 'Titelseite',
  latest: 'Neueste',
  bar: {
    landmark: 'Wetter und Datum',
    sample: 'Probe',
    separator: ' · ',
    at: (time) => `um ${time}`,
    sentence: (bar) =>
      [
        bar.sample ? 'Probe' : null,
        bar.temperature && (bar.asOf ? `${bar.temperature} um ${bar.asOf}` : bar.temperature),
        bar.place,
        bar.date,
        bar.sky && skies[bar.sky],
      ]
        .filter(Boolean)
        .join(', '),
    skies,
    today: 'Heute',
    thatDay: 'An jenem Tag',
    high: 'Höchstwert',
    low: 'Tiefstwert',
    sunrise: 'Sonnenaufgang',
    sunset: 'Sonnenuntergang',
    sunAlways: { up: 'Die Sonne geht nicht unter.', down: 'Die Sonne geht nicht auf.' },
    nextDays: 'Die nächsten Tage',
    whySample:
      'Das ist das Wetter der Probeausgabe, nicht das von jetzt: Noch hat kein Wetterdienst geantwortet. Der erste Messwert tritt von selbst an seine Stelle.',
    placeIs: 'Ort:',
    change: 'Ändern',
    noReading: 'Gerade gibt es kein Wetter zu zeigen. Ort, Datum und Sonne brauchen keine Auskunft.',
    attribution: {
      'met-norway': { text: 'Wetterdaten von MET Norway', address: 'https://www.met.no/en' },
      'open-meteo': { text: 'Wetterdaten von Open-Meteo.com', address: 'https://open-meteo.com/' },
    },
    licence: 'CC BY 4.0',
  },
  problems: {
    notAnId: 'Nach dem Ort wird mit seiner Nummer gefragt, wie in /api/weather?place=2867714.',
    noSuchPlace: 'Einen Ort mit dieser Nummer gibt es nicht.',
  },
  footer: {
    landmark: 'Über diese Zeitung',
    about: 'Über uns',
    colophon: 'Kolophon',
    privacy: 'Datenschutz',
    theme: 'Farbschema',
    themes: { auto: 'Automatisch', light: 'Hell', dark: 'Dunkel', sepia: 'Sepia' },
    apply: 'Anwenden',
    inOther: 'English',
    lightOn: 'Leichte Seiten: ohne Skripte',
    lightOff: 'Volle Seiten: mit Skripten',
    readOff: 'Ohne Lesehinweise im Text',
    readOn: 'Mit Lesehinweisen im Text',
  },
}
