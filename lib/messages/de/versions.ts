import type { Messages } from '../model.ts'

const words = (count: number) => `${count} ${count === 1 ? 'Wort' : 'Wörter'}`

export const versions: Messages['versions'] = {
  changedAt: (time) => `Geändert um ${time}:`,
  changedOn: (date) => `Geändert am ${date}:`,
  whatChanged: 'was sich geändert hat',
  changes: {
    title: 'Was sich geändert hat',
    of: 'Was die Quelle an diesem Artikel geändert hat, seit er hier zuerst gesehen wurde; das Neueste zuerst.',
    nothing: 'An diesem Artikel wurde nichts geändert.',
    toStory: 'Zum Artikel, wie er jetzt ist',
    excerptOnly:
      'Die Quelle behält den ganzen Text für sich oder für Angemeldete: Verglichen werden Überschrift und Vorspann.',
    textToo: 'Der Text wurde geändert; er wird hier nicht gezeigt.',
    headline: 'Überschrift',
    standfirst: 'Vorspann',
    text: 'Wortlaut',
    kept: (count) => `… ${count} ${count === 1 ? 'Absatz' : 'Absätze'} wie zuvor …`,
    before: 'Wie er vorher war',
  },
  added: 'hinzugefügt:',
  removed: 'gestrichen:',
  end: 'Ende der Änderung',
  sum: (added, removed) =>
    [added && `${words(added)} hinzugefügt`, removed && `${words(removed)} gestrichen`].filter(Boolean).join(', ') ||
    'nur Satzzeichen und Abstände',
  versions: {
    title: 'Alle Fassungen',
    number: (number) => `Fassung ${number}`,
    present: 'wie er jetzt ist',
    was: (number, of, from, until) =>
      `Fassung ${number} von ${of}: So stand der Artikel hier vom ${from} bis zum ${until}.`,
    is: (number, of, from) => `Fassung ${number} von ${of}: So steht der Artikel hier seit dem ${from}.`,
    notWhole: 'Die Quelle behält diesen Text für sich oder für Angemeldete.',
  },
  corrections: {
    title: 'Korrekturen',
    of: 'Was Quellen an ihren Artikeln geändert haben, nachdem diese in der Zeitung standen. Eine Änderung hebt keinen Artikel wieder nach oben.',
    nothing: 'Noch hat keine Quelle einen Artikel geändert.',
    older: 'Ältere Änderungen',
    newHeadline: 'Überschrift',
  },
}
