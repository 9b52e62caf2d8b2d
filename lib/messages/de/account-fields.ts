import type { Messages } from '../model.ts'

/** What stands at the fields for passwords and mail addresses. */
export const passwordWords: Messages['accounts']['password'] = {
  label: 'Passwort',
  fresh: 'Neues Passwort',
  current: 'Jetziges Passwort',
  hint: 'Mindestens 10 Zeichen. Gut sind mehrere Wörter, die nur Sie zusammenstellen würden; Einfügen ist erlaubt.',
  show: 'Zeigen',
  hide: 'Verbergen',
  missing: 'Bitte geben Sie ein Passwort ein.',
  short: 'Bitte verwenden Sie mindestens 10 Zeichen.',
  long: 'Bitte verwenden Sie höchstens 256 Zeichen.',
  common:
    'Dieses Passwort gehört zu den ersten, die ausprobiert werden. Bitte wählen Sie eines, das schwerer zu erraten ist, zum Beispiel vier Wörter, die nichts miteinander zu tun haben.',
}

export const mailWords: Messages['accounts']['mail'] = {
  label: 'E-Mail-Adresse',
  optional: 'E-Mail-Adresse (freiwillig)',
  hint: 'Für ein neues Passwort oder einen Link zur Anmeldung. Niemand sieht sie, und Sie bekommen nichts, worum Sie nicht gebeten haben.',
  missing: 'Bitte geben Sie Ihre E-Mail-Adresse ein.',
  wrong: 'Das ist keine E-Mail-Adresse. Bitte prüfen Sie sie.',
}
