import type { Messages } from '../model.ts'

export const passkeys: Messages['passkeys'] = {
  title: 'Passkeys',
  what: 'Ein Passkey meldet Sie mit der Sperre dieses Geräts an: Fingerabdruck, Gesicht oder PIN. Nichts muss getippt und nichts kann abgefischt werden.',
  add: 'Passkey hinzufügen',
  name: 'Name dieses Passkeys',
  nameHint: 'Damit Sie ihn wiedererkennen: „Telefon“, „blauer Schlüssel“.',
  nameIt: 'Bitte geben Sie dem Passkey einen Namen, etwa „Telefon“.',
  added: (day) => `hinzugefügt am ${day}`,
  used: (day) => `zuletzt benutzt am ${day}`,
  neverUsed: 'noch nicht benutzt',
  remove: 'Entfernen',
  removeNamed: (name) => `Entfernen: Passkey ${name}`,
  signIn: 'Mit einem Passkey anmelden',
  waiting: 'Ihr Gerät fragt Sie jetzt …',
  refused: 'Dieser Passkey passte nicht. Bitte versuchen Sie es noch einmal, oder melden Sie sich anders an.',
  notKept:
    'Der neue Passkey ließ sich nicht prüfen und wurde deshalb nicht gespeichert. Bitte versuchen Sie es noch einmal.',
  kept: 'Der Passkey ist gespeichert. Von jetzt an können Sie sich mit ihm anmelden.',
  removed: 'Der Passkey ist entfernt.',
  lastWay:
    'Dieser Passkey ist der einzige Weg in Ihr Konto. Legen Sie erst ein Passwort fest, oder bestätigen Sie eine E-Mail-Adresse.',
  broken: 'Das Gerät hat abgebrochen. Bitte versuchen Sie es noch einmal, oder melden Sie sich anders an.',
  needsScript: 'Passkeys brauchen JavaScript und einen Browser, der sie kennt.',
}
