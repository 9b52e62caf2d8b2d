import type { Messages } from '../model.ts'
import { written } from './numbers.ts'

/** A reader's own marks in a text, and how far they have read. */
export const marks: Messages['marks'] = {
  title: 'Markierungen',
  own: (count) => `Ihre Markierungen (${written(count)})`,
  ownHint: 'Nur Sie sehen sie.',
  all: 'Alle Ihre Markierungen',
  nothing:
    'Noch ist nichts markiert. Wählen Sie in einem Artikel eine Stelle aus, um sie hier zu bewahren, auf Wunsch mit einer Notiz.',
  more: 'Weitere Markierungen',
  earlier: 'in einer früheren Fassung',
  note: 'Notiz',
  editNote: 'Notiz ändern',
  addNote: 'Notiz hinzufügen',
  editNoteNamed: (passage) => `Notiz zu: ${passage}`,
  saveNote: 'Notiz speichern',
  remove: 'Löschen',
  removeNamed: (passage) => `Löschen: ${passage}`,
  removedNow: (passage) => `Gelöscht: ${passage}`,
  putBack: 'Zurückholen',
  putBackNamed: (passage) => `Zurückholen: ${passage}`,
  gone: 'nicht mehr in der Zeitung',
  tooLong: 'Diese Stelle ist zu lang, um sie in einem Stück zu markieren.',
  tooMany: 'In diesem Artikel gibt es schon 200 Markierungen; für weitere ist kein Platz.',
  signInFirst: 'Bitte melden Sie sich zuerst an. Danach wird die Stelle sofort markiert.',
  tools: {
    label: 'Die ausgewählte Stelle',
    highlight: 'Markieren',
    note: 'Notiz',
    noteLabel: 'Ihre Notiz zu der Stelle',
    save: 'Speichern',
    cancel: 'Abbrechen',
    done: 'Markiert.',
    waits: 'Vorgemerkt; markiert wird, sobald das Netz wieder da ist.',
    failed: 'Das ließ sich gerade nicht speichern. Bitte versuchen Sie es gleich noch einmal.',
  },
  reading: {
    stopped: (minutes) => `Sie haben diesen Artikel begonnen: noch ${written(minutes)} Min.`,
    goOn: 'Dort weiterlesen, wo Sie aufgehört haben',
    atEnd: 'Zu Ende gelesen?',
    done: 'Gelesen',
    left: (minutes) => `noch ${written(minutes)} Min.`,
  },
}
