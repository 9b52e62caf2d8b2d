import type { Messages } from '../model.ts'
import { counted, written } from './numbers.ts'

const articles = (count: number) => counted(count, 'Artikel', 'Artikel')
const again = (headline: string) => `Wieder ungelesen: ${headline}`
const begunAgain = (headline: string) => `Wieder angefangen: ${headline}`
const read = (headline: string) => `Gelesen: ${headline}`

/** The page of saved stories: its shelves, and what can be done there. */
export const shelves: Messages['shelves'] = {
  label: 'Fächer',
  names: { unread: 'Ungelesen', 'in-progress': 'Angefangen', done: 'Gelesen', archived: 'Archiv' },
  orders: {
    newest: 'Neueste zuerst',
    oldest: 'Älteste zuerst',
    shortest: 'Kürzeste zuerst',
    longest: 'Längste zuerst',
  },
  begun: (count, duration) => `${written(count)} angefangen, noch ${duration}`,
  left: (minutes) => `noch ${written(minutes)}\u00a0Min.`,
  filter: {
    label: 'Daraus auswählen',
    source: 'Quelle',
    everySource: 'Alle Quellen',
    tag: 'Stichwort',
    everyTag: 'Alle Stichwörter',
    show: 'Zeigen',
    all: 'Alle zeigen',
    count: (name, count) => `${name} (${written(count)})`,
  },
  nothing: {
    unread: 'Nichts ist ungelesen.',
    'in-progress': 'Nichts ist angefangen. Was Sie zu lesen begonnen haben, steht hier bis zu seinem Ende.',
    done: 'Noch ist nichts gelesen. Hier steht, was Sie gelesen und so markiert haben.',
    archived: 'Das Archiv ist leer. Was gelesen ist und bleiben soll, können Sie hier ablegen.',
    chosen: 'In diesem Fach ist nichts davon.',
  },
  to: { unread: 'Wieder ungelesen', 'in-progress': 'Wieder angefangen', done: 'Gelesen', archived: 'Ins Archiv' },
  toNamed: {
    unread: again,
    'in-progress': begunAgain,
    done: read,
    archived: (headline) => `Ins Archiv: ${headline}`,
  },
  now: {
    unread: again,
    'in-progress': begunAgain,
    done: read,
    archived: (headline) => `Im Archiv: ${headline}`,
  },
  note: 'Notiz und Stichwörter',
  noteOf: (headline) => `Notiz und Stichwörter zu: ${headline}`,
  noteLabel: 'Ihre Notiz, nur für Sie',
  saveNote: 'Notiz und Stichwörter behalten',
  noted: 'Notiz und Stichwörter sind gespeichert.',
  putOn: 'Auf eine Liste',
  putOnNamed: (headline) => `Auf eine Liste: ${headline}`,
  tick: (headline) => `Auswählen: ${headline}`,
  bulk: {
    label: 'Mehrere auf einmal',
    all: 'Alle auf dieser Seite',
    removed: 'Entfernen',
    list: 'Liste',
    put: 'Auf die Liste',
    fresh: 'Eine neue Liste …',
    name: 'Name der neuen Liste',
    nameHint: 'Mit einem Namen entsteht eine eigene Liste.',
    nothingTicked: 'Nichts ist angekreuzt. Kreuzen Sie erst Artikel an, oder „Alle auf dieser Seite“.',
    pressOne: 'Wählen Sie, was mit dem Angekreuzten geschehen soll, oder geben Sie den Namen einer neuen Liste ein.',
    nothingChanged: 'Keiner davon steht noch in diesem Fach, deshalb wurde nichts geändert.',
    done: {
      unread: (count) => `${articles(count)} wieder ungelesen.`,
      'in-progress': (count) => `${articles(count)} wieder angefangen.`,
      done: (count) => `${articles(count)} als gelesen markiert.`,
      archived: (count) => `${articles(count)} ins Archiv gelegt.`,
    },
    gone: (count) => `${articles(count)} entfernt.`,
    listed: (count, list) => `${articles(count)} auf „${list}“ gesetzt.`,
    undo: 'Rückgängig',
    undoAll: 'Für alle rückgängig machen',
    undone: 'Das ist rückgängig gemacht.',
    tooLate: 'Das ist mehr als eine Stunde her oder schon rückgängig gemacht.',
  },
  key: {
    help: 'Einzelne Tasten: / sucht, s merkt den Artikel, der offen, ausgewählt oder unter dem Zeiger ist, h markiert einen Satz oder die ausgewählte Stelle.',
    saved: 'Gemerkt',
    taken: 'Nicht mehr gemerkt',
  },
}
