import type { Messages } from '../model.ts'
import { counted } from './numbers.ts'

const again = 'Bitte laden Sie die Seite neu und schicken Sie es noch einmal ab.'

/** What any form says of itself, whatever it is for. */
export const forms: Messages['forms'] = {
  signInFirst: 'Bitte melden Sie sich erst an. Was Sie geschrieben haben, bleibt eine Stunde lang hier für Sie liegen.',
  stillHere: 'Sie sind angemeldet. Hier ist, was Sie geschrieben haben; abgeschickt ist es noch nicht.',
  unknownField: `Dieses Formular hat etwas geschickt, das die Zeitung nicht kennt. ${again}`,
  unreadable: `Was geschickt wurde, lässt sich nicht lesen. ${again}`,
  mend: 'Bitte sehen Sie nach, was unten markiert ist.',
  notYours: 'Unter dieser Adresse gibt es nichts.',
  tooOften: (wait) =>
    `Das war oft hintereinander. Bitte versuchen Sie es in ${wait} noch einmal; was Sie geschrieben haben, bleibt erhalten.`,
  banned: (reason, until) =>
    `Dieses Konto darf nicht schreiben${until ? `, bis zum ${until} Uhr` : ''}. Die Begründung: ${reason}`,
  paused: (reason, until) =>
    `Dieses Konto pausiert${until ? ` bis zum ${until} Uhr` : ''} und darf keine Kommentare schreiben. Die Begründung: ${reason}`,
  noRoom:
    'Der Datenträger der Zeitung ist fast voll, deshalb kann gerade nichts gespeichert werden. Bitte versuchen Sie es später noch einmal.',
  underWay: 'Das wird in diesem Augenblick schon erledigt.',
  storeDown:
    'Die Zeitung kann gerade nichts speichern. Bitte versuchen Sie es in einer Minute noch einmal; unten steht, was Sie geschrieben haben.',
  whatYouWrote: 'Was Sie geschrieben haben:',
  seconds: (count) => counted(count, 'Sekunde', 'Sekunden'),
  minutes: (count) => counted(count, 'Minute', 'Minuten'),
  hours: (count) => counted(count, 'Stunde', 'Stunden'),
}
