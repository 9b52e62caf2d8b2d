import type { Messages } from '../model.ts'
import { counted } from './numbers.ts'

/** What the server itself says, before or instead of a page. */
export const press: Messages['press'] = {
  addressUnreadable: 'Diese Adresse lässt sich nicht lesen: Sie ist kein Pfad dieser Zeitung.',
  hostMissing: 'Die Anfrage sagt nicht, welchen Host sie meint.',
  hostForeign: (origin) =>
    `Unter diesem Namen antwortet diese Zeitung nicht. Sie ist zu Hause unter ${origin}; wenn sie hier antworten soll, setzen Sie PUBLIC_URL auf diese Adresse.`,
  originForeign:
    'Das wurde von einer fremden Seite geschickt und deshalb nicht ausgeführt. Öffnen Sie die Seite hier, und versuchen Sie es noch einmal.',
  methodUnknown: 'Diese Art von Anfrage kennt die Zeitung nicht.',
  bodyTooLarge: 'Das ist mehr, als diese Zeitung auf einmal annimmt.',
  takeoutBusy:
    'Ihre Datei entsteht schon, oder gerade entstehen mehrere andere. Bitte versuchen Sie es in einer Minute noch einmal.',
  uploadsTaken:
    'Die Zeitung nimmt gerade andere Sammlungen auf: Bitte versuchen Sie es in einer Minute noch einmal. Ihre Datei ist noch, wo sie war.',
  headersTooLarge: 'Die Anfrage hat mehr Kopfzeilen, als diese Zeitung liest.',
  tooSlow: 'Die Anfrage brauchte zu lange, um anzukommen.',
  notFound: 'Unter dieser Adresse gibt es nichts.',
  broken: 'Bei uns ist etwas schiefgegangen. Es ist notiert; bitte versuchen Sie es in einer Minute noch einmal.',
  storeAway:
    'Die Zeitung erreicht gerade ihren Speicher nicht. Seiten, die zuletzt gelesen wurden, lassen sich noch öffnen; bitte versuchen Sie es mit dieser in einer Minute noch einmal.',
  stale: (minutes) =>
    `Die Zeitung kann gerade nicht neu gedruckt werden. Diese Seite zeigt den Stand von vor ${minutes === 1 ? 'einer Minute' : counted(minutes, 'Minute', 'Minuten')}.`,
  starting: 'Die Zeitung öffnet gleich: Bitte versuchen Sie es in ein paar Sekunden noch einmal.',
  closing: 'Die Zeitung wird neu gestartet: Bitte versuchen Sie es in ein paar Sekunden noch einmal.',
  folderUnwritable: (folder, code) =>
    `In den Datenordner ${folder} lässt sich nicht schreiben (${code}): Geben Sie diesem Benutzer das Recht dazu, oder setzen Sie DATA_DIR.`,
  secretDamaged: (path) =>
    `Die Datei ${path} enthält kein Geheimnis, das diese Zeitung angelegt hat: Stellen Sie sie wieder her, oder entfernen Sie sie, dann wird ein neues angelegt.`,
  portTaken: (port) =>
    `Port ${port} wird von einem anderen Programm benutzt: Beenden Sie es, oder setzen Sie PORT auf eine andere Zahl.`,
  portForbidden: (port) =>
    `Port ${port} darf dieser Benutzer nicht verwenden: Setzen Sie PORT auf eine Zahl über 1023.`,
  hostUnusable: (host) => `Die Einstellung HOST ist nicht zu gebrauchen: Dieser Rechner hat keine Adresse „${host}“.`,
  clockSet: (instant) => `Die Uhr der Zeitung beginnt bei ${instant}, weil CLOCK gesetzt ist.`,
  printingSample: 'Die Probeausgabe wird gedruckt …',
  sampleSource: (done, total, title) => `Quelle ${done} von ${total}: ${title}`,
  samplePrinted: (stories) => `Die Probeausgabe hat ${stories} Artikel.`,
  openAt: (address) => `Die Zeitung ist geöffnet: ${address}`,
  closed: 'Die Zeitung ist geschlossen.',
  toFront: 'Zur Titelseite',
  titleFor: (status) => `Broadsheet · ${status}`,
}
