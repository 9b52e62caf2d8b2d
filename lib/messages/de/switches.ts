import type { Messages } from '../model.ts'
import { counted, written } from './numbers.ts'

/** The desk's page of switches. */
export const switchPage: Messages['moderation']['switchPage'] = {
  title: 'Schalter',
  intro:
    'Für schlechte Tage. Jeder gilt auf Zeit, lässt sich sofort ausschalten und steht im Protokoll; die Leser erfahren davon.',
  now: 'Jetzt an',
  none: 'Alle sind aus.',
  forPaper: 'In der ganzen Zeitung',
  forThread: 'In der Diskussion zu',
  seconds: (seconds) => `einmal in ${written(seconds)} Sekunden`,
  days: (days) => `${counted(days, 'Tag', 'Tage')} oder älter`,
  until: (time) => `bis ${time}`,
  forEver: 'bis zum Ausschalten',
  by: (name) => `von ${name}`,
  off: 'Ausschalten',
  offNamed: (name) => `Ausschalten: ${name}`,
  turnOn: 'Einen einschalten',
  which: 'Welchen',
  where: 'Wo',
  whereHint: 'Die Adresse eines Artikels, nur für dessen Diskussion. Leer: die ganze Zeitung.',
  secondsLabel: 'Sekunden zwischen zwei Kommentaren (Langsam)',
  daysLabel: 'So viele Tage muss ein Konto alt sein (Nur ältere Konten)',
  howLong: 'Für wie lange',
  go: 'Einschalten',
}
