import type { Messages } from '../model.ts'

/** Signing in by an account elsewhere. Every name is the provider's own. */
export const providers: Messages['accounts']['providers'] = {
  title: 'Konten anderswo',
  what: 'Mit einem dieser Konten melden Sie sich ohne ein Passwort von uns an.',
  heading: 'Mit einem Konto anderswo',
  signIn: (name) => `Mit ${name} anmelden`,
  signUp: (name) => `Konto mit ${name} anlegen`,
  link: (name) => `Konto bei ${name} verknüpfen`,
  since: (day) => `verknüpft am ${day}`,
  unlink: 'Lösen',
  unlinkNamed: (name) => `Verknüpfung lösen: Konto bei ${name}`,
  linked: (name) => `Ihr Konto bei ${name} ist verknüpft. Von jetzt an können Sie sich mit ihm anmelden.`,
  linkedElsewhere: (name) => `Dieses Konto bei ${name} ist hier mit einem anderen Konto verknüpft.`,
  unlinked: 'Das Konto ist nicht mehr verknüpft.',
  lastWay:
    'Das ist der einzige Weg in Ihr Konto. Legen Sie erst ein Passwort fest, oder bestätigen Sie eine E-Mail-Adresse.',
  notAsked: 'Sie sind nicht mehr so angemeldet wie beim Verknüpfen. Das Konto wurde deshalb nicht verknüpft.',
  unreachable: (name) =>
    `${name} antwortet gerade nicht. Bitte versuchen Sie es in einer Weile noch einmal, oder melden Sie sich anders an.`,
  cancelled: (name) => `Niemand wurde angemeldet: Bei ${name} wurde abgebrochen.`,
  untrusted: (name) =>
    `${name} hat keine Antwort gegeben, der wir trauen können; niemand wurde angemeldet. Bitte versuchen Sie es noch einmal, oder melden Sie sich anders an.`,
  awayTitle: (name) => `Weiter zu ${name}`,
  away: (name) =>
    `Sie melden sich bei ${name} an und kommen dann hierher zurück. Wenn nichts geschieht, folgen Sie bitte diesem Link.`,
  over: 'Dieser Weg wurde schon benutzt, ist zu alt oder wurde in einem anderen Browser begonnen. Bitte beginnen Sie noch einmal.',
  overTitle: 'Bitte noch einmal beginnen',
  again: 'Zur Anmeldung',
  choose: {
    title: 'Benutzernamen wählen',
    intro: (name) => `${name} hat uns gesagt, wer Sie sind. Sie sind zum ersten Mal hier: Eines fehlt noch.`,
    handleHint:
      'Andere sehen ihn. 3 bis 30 Kleinbuchstaben und Ziffern, dazwischen einzelne Binde- oder Unterstriche. Er lässt sich später nicht ändern.',
    mail: (email) => `${email} als meine E-Mail-Adresse übernehmen`,
    mailHint:
      'Für ein neues Passwort oder einen Link zum Anmelden. Niemand sieht sie, und Sie bekommen nichts, worum Sie nicht gebeten haben.',
    send: 'Konto anlegen',
  },
}
