import type { Messages } from '../model.ts'

const ignore = 'Wenn Sie nicht darum gebeten haben, brauchen Sie nichts zu tun: Ohne den Link geschieht nichts.'
const signed = (paper: string) => `\n\n${paper}\n`

/** Letters about accounts. A subject is of our own words and the paper's name only. */
export const letters: Messages['accounts']['letters'] = {
  signIn: (paper, link) => ({
    subject: `Ihr Link zur Anmeldung bei ${paper}`,
    text: `Guten Tag,\n\ndieser Link meldet Sie an. Er gilt einmal, 15 Minuten lang, in dem Browser, in dem Sie ihn angefordert haben:\n\n${link}\n\n${ignore}${signed(paper)}`,
  }),
  reset: (paper, handle, link) => ({
    subject: `Ein neues Passwort für ${paper}`,
    text: `Guten Tag, ${handle},\n\nmit diesem Link wählen Sie ein neues Passwort. Er gilt einmal, eine Stunde lang:\n\n${link}\n\n${ignore}${signed(paper)}`,
  }),
  confirm: (paper, handle, link) => ({
    subject: `Bitte bestätigen Sie Ihre E-Mail-Adresse für ${paper}`,
    text: `Guten Tag,\n\ndas Konto „${handle}“ möchte diese E-Mail-Adresse verwenden. Dieser Link bestätigt sie, einmal, 24 Stunden lang:\n\n${link}\n\n${ignore}${signed(paper)}`,
  }),
  known: (paper, handle, link) => ({
    subject: `Ihre E-Mail-Adresse bei ${paper}`,
    text: `Guten Tag, ${handle},\n\njemand wollte diese E-Mail-Adresse für ein anderes Konto verwenden. Sie gehört schon Ihnen, deshalb wurde nichts geändert. Falls Sie es selbst waren: Hier melden Sie sich an, auch wenn Sie Ihr Passwort vergessen haben:\n\n${link}${signed(paper)}`,
  }),
  passwordChanged: (paper, handle, link) => ({
    subject: `Ihr Passwort für ${paper} wurde geändert`,
    text: `Guten Tag, ${handle},\n\ndas Passwort Ihres Kontos wurde gerade geändert, und alle anderen Sitzungen sind beendet. Wenn Sie das nicht waren, wählen Sie bitte sofort ein neues:\n\n${link}${signed(paper)}`,
  }),
  mailChanged: (paper, handle, link) => ({
    subject: `Ihre E-Mail-Adresse bei ${paper} wurde geändert`,
    text: `Guten Tag, ${handle},\n\nIhr Konto verwendet diese E-Mail-Adresse nicht mehr. Wenn Sie das nicht waren, sehen Sie bitte sofort in Ihrem Konto nach:\n\n${link}${signed(paper)}`,
  }),
  invitation: (paper, role, link) => ({
    subject: `Eine Einladung zu ${paper}`,
    text: `Guten Tag,\n\nSie sind zu ${paper} eingeladen (Rolle: ${role}). Mit diesem Link legen Sie Ihr Konto an, einmal, innerhalb von 14 Tagen:\n\n${link}${signed(paper)}`,
  }),
}
