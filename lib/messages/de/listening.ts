import type { Messages } from '../model.ts'

/** A story read aloud by the reader's own device. */
export const listening: Messages['listening'] = {
  label: 'Vorlesen',
  listen: 'Vorlesen',
  pause: 'Pause',
  goOn: 'Weiter',
  before: 'Voriger Satz',
  next: 'Nächster Satz',
  stop: 'Stopp',
  speed: 'Tempo',
}
