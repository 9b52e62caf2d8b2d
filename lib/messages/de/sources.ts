import type { Messages } from '../model.ts'
import { problems } from './problems.ts'

const relative = new Intl.RelativeTimeFormat('de', { numeric: 'auto' })

/** Seconds from now (negative: past) in the largest unit that reads well. */
function when(seconds: number): string {
  const size = Math.abs(seconds)
  if (size < 60) return seconds < 0 ? 'gerade eben' : 'gleich'
  if (size < 5_400) return relative.format(Math.round(seconds / 60), 'minute')
  if (size < 129_600) return relative.format(Math.round(seconds / 3_600), 'hour')
  return relative.format(Math.round(seconds / 86_400), 'day')
}

export const sources: Messages['sources'] = {
  health: {
    neverRead: 'Noch nicht gelesen.',
    lastRead: (seconds) => `Zuletzt gelesen: ${when(seconds)}.`,
    lastSuccess: (seconds) => `Ihre letzte gute Antwort kam ${when(seconds)}.`,
    noSuccess: 'Sie hat noch nie eine gute Antwort gegeben.',
    next: (seconds) => (seconds <= 0 ? 'Wird jetzt gelesen.' : `Wird ${when(seconds)} wieder gelesen.`),
    failures: (count) => (count === 1 ? 'Ein Abruf ist gescheitert.' : `${count} Abrufe in Folge sind gescheitert.`),
    paused: 'In der Redaktion angehalten: Sie wird nicht gelesen.',
    removed: 'Entfernt: Sie wird nicht gelesen, und ihre Artikel stehen in keiner Liste.',
    gone: 'Der Server sagt, dass es diesen Feed endgültig nicht mehr gibt (410). Er wird nicht mehr gelesen.',
    bundled: 'Gehört zur Zeitung: Da ist nichts abzurufen.',
    guidsRepeat: 'Ihre Einträge wiederholen ihre Kennungen, deshalb zählen die Kennungen nicht.',
    moving: (to) => `Sie antwortet jetzt von ${to}. Nach sieben Tagen gleicher Antwort wird diese Adresse übernommen.`,
  },
  problems: {
    ...problems.fetch,
    'not-a-feed': () => 'Die Antwort ist kein Feed.',
    empty: () => 'Die Antwort ist leer.',
    'html-page': () => 'Die Antwort ist eine Seite und kein Feed.',
    broken: () => 'Der Feed ist zu beschädigt, um gelesen zu werden.',
    'parser-timeout': () => 'Die Antwort zu lesen dauerte zu lange und wurde abgebrochen.',
    'parser-memory': () => 'Die Antwort zu lesen brauchte zu viel Speicher und wurde abgebrochen.',
    'parser-failed': () => 'Die Antwort ließ sich nicht lesen: Das Leseprogramm für Feeds ist an ihr gescheitert.',
    internal: () =>
      'Die Zeitung selbst ist gescheitert, als sie das Gelesene speichern wollte. Mehr sagt das Protokoll.',
  },
  publicProblems: {
    away: 'Ihr Server war nicht zu erreichen oder hatte keinen Feed.',
    rest: 'Ihr Server bittet darum, eine Weile in Ruhe gelassen zu werden.',
    gone: 'Ihren Feed gibt es endgültig nicht mehr.',
    unreadable: 'Ihre Antwort ließ sich nicht lesen.',
    ours: 'Diese Zeitung konnte ihre Antwort nicht speichern.',
  },
  pageProblems: {
    ...problems.fetch,
    'not-a-page': () => 'Geantwortet hat keine Seite, sondern ein PDF, ein Bild oder Ähnliches.',
    'page-too-deep': () => 'Die Seite ist zu tief verschachtelt, um gelesen zu werden.',
    'page-too-large': () => 'Die Seite hat zu viele Teile, um gelesen zu werden.',
    'no-story': () => 'Auf der Seite wurde kein Text gefunden.',
    'leads-on': () => 'Die Seite leitet nur auf eine andere weiter.',
    'login-wall': () => 'Die Seite verlangt eine Anmeldung.',
    'consent-page': () => 'Die Seite antwortet mit einer Frage nach Einwilligung.',
    'moved-away': () => 'Die Seite gibt es nicht mehr: Ihre Adresse führt auf die Startseite.',
    'parser-timeout': () => 'Die Seite zu lesen dauerte zu lange und wurde abgebrochen.',
    'parser-memory': () => 'Die Seite zu lesen brauchte zu viel Speicher und wurde abgebrochen.',
    'parser-failed': () => 'Die Seite ließ sich nicht lesen: Das Leseprogramm für Seiten ist an ihr gescheitert.',
    internal: () => 'Die Zeitung selbst ist gescheitert, als sie die Seite speichern wollte. Mehr sagt das Protokoll.',
  },
  refusals: {
    'section-unknown': (name) =>
      `Ein Ressort namens „${name}“ gibt es nicht: „section list“ zeigt alle, „section add“ legt eines an.`,
    'known-already': (title) => `Diesen Feed liest die Zeitung schon: „${title}“.`,
    'no-feed': (address) => `Unter ${address} wurde kein Feed gefunden.`,
    'source-unknown': (id) => `Eine Quelle ${id} gibt es nicht.`,
    'source-removed': (title) =>
      `„${title}“ wurde entfernt. Fügen Sie ihre Adresse wieder hinzu, um sie zurückzuholen.`,
    'source-there': (title) => `„${title}“ wurde nicht entfernt.`,
    'bundled-source': (title) => `„${title}“ gehört zur Probeausgabe: „sample remove“ entfernt sie.`,
  },
  progress: {
    read: (done, total, title, added) =>
      `Quelle ${done} von ${total}: ${title}${added ? `, ${added} neue Artikel` : ', nichts Neues'}`,
    failed: (done, total, title, why) => `Quelle ${done} von ${total}: ${title}. ${why}`,
  },
}
