import type { Role } from '#lib/accounts/model.ts'
import type { Messages } from '../model.ts'

const roles: Record<Role, string> = {
  reader: 'eine Leserin oder einen Leser',
  moderator: 'jemanden für die Moderation',
  editor: 'jemanden für die Redaktion',
  owner: 'jemanden für die Herausgabe',
}

export const invitations: Messages['invitations'] = {
  title: 'Einladungen',
  text: {
    open: 'Hier kann sich jede und jeder selbst anmelden. Eine Einladung verleiht ihre Rolle sofort.',
    invite: 'Hier meldet man sich nur mit einer Einladung an. Jede gilt für ein Konto, 14 Tage lang.',
    closed:
      'Diese Zeitung nimmt keine neuen Konten an: REGISTRATION ist dort, wo das Programm gestartet wird, auf closed gesetzt. Hier ausgestellte Einladungen warten, bis sich das ändert; eine von der Befehlszeile gilt sofort.',
  },
  make: 'Jemanden einladen',
  role: 'Die Einladung gilt für',
  roles,
  email: 'E-Mail-Adresse (freiwillig)',
  emailHint: 'Dorthin geht der Link. Er wird auch hier gezeigt, damit Sie ihn weitergeben können.',
  submit: 'Einladung ausstellen',
  made: 'Die Einladung ist ausgestellt.',
  sent: 'Die Einladung ist ausgestellt und als E-Mail unterwegs.',
  lettersWait:
    'Die Einladung ist ausgestellt. An diese Adresse gingen zuletzt viele E-Mails; bitte geben Sie den Link selbst weiter.',
  linkTitle: 'Der Link',
  linkText:
    'Bitte geben Sie ihn jetzt weiter. Er wird in diesem Browser fünf Minuten lang gezeigt und danach nie wieder.',
  open: 'Noch nicht benutzt',
  none: 'Keine.',
  line: (role, until) => `Für ${roles[role]}, gültig bis ${until}`,
  by: (name) => (name === null ? 'ausgestellt an der Befehlszeile' : `ausgestellt von ${name}`),
  withdraw: 'Zurückziehen',
  withdrawNamed: (role, to) => `Einladung zurückziehen: ${to ?? roles[role]}`,
  withdrawn: 'Die Einladung ist zurückgezogen: Ihr Link bewirkt nichts mehr.',
  roleMissing: 'Bitte wählen Sie eine Rolle.',
  ownersOnly:
    'Rollen in der Redaktion vergibt nur, wer die Zeitung herausgibt. Leserinnen und Leser können Sie einladen.',
}
