import type { Messages } from '../model.ts'

/** Choosing the place of the bar, and its unit. */
export const places: Messages['places'] = {
  title: 'Ihr Ort',
  intro:
    'Für Wetter und Datum am Kopf jeder Seite. Er wird in diesem Browser gespeichert und, falls Sie eines haben, in Ihrem Konto.',
  current: (place, country) => `Zurzeit: ${place}, ${country}.`,
  label: 'Ort',
  hint: 'In jeder Sprache und Schreibweise. Ein Land nach einem Komma grenzt ein, wie in „Paris, US“.',
  find: 'Suchen',
  results: 'Gefundene Orte',
  offer: (name, country, near) => `${name}, ${country}${near ? ` (bei ${near})` : ''}`,
  none: (typed) => `Kein Ort beginnt mit „${typed}“. Bitte versuchen Sie es mit der nächsten größeren Stadt.`,
  count: '{count} Orte',
  countOne: '1 Ort',
  countNone: 'Kein Ort dieses Namens',
  locate: 'Meinen Standort verwenden',
  locateHint:
    'Nur, wenn Sie darauf drücken. Ihr Browser rundet auf etwa einen Kilometer; wir machen daraus einen Ort und vergessen den Standort.',
  locating: 'Ihr Gerät wird gefragt …',
  denied: 'Ihr Gerät hat seinen Standort nicht verraten. Sie können stattdessen einen Ort eingeben.',
  clockSays: (place) => `Die Uhr Ihres Geräts sagt ${place}.`,
  useIt: 'Übernehmen',
  now: (place) => `Die Zeile zeigt jetzt ${place}.`,
  paper: (place) => `Zurück zum Ort der Zeitung, ${place}`,
  paperAgain: 'Die Zeile zeigt wieder den Ort der Zeitung.',
  unknown: 'Diesen Ort gibt es auf der Liste nicht.',
  unit: 'Temperaturen',
  units: { '': 'Wie am Ort üblich', celsius: 'Grad Celsius (°C)', fahrenheit: 'Grad Fahrenheit (°F)' },
  language: 'Sprache',
  languages: { '': 'Die der Zeitung', en: 'Englisch (English)', de: 'Deutsch' },
  save: 'Speichern',
  toFront: 'Zur Titelseite',
  credit: 'Orte: GeoNames, CC BY 4.0',
}
