import type { Messages } from '../model.ts'
import { counted, written } from './numbers.ts'

/** Bringing what other programs kept. */
export const imports: Messages['imports'] = {
  link: 'Mitbringen, was ein anderes Programm aufbewahrt',
  title: 'Leseliste mitbringen',
  intro:
    'Eine Datei von Pocket, Instapaper, Omnivore, wallabag oder Karakeep, die Lesezeichen eines Browsers oder was Sie aus einem anderen Broadsheet mitgenommen haben. Schlagwörter, Daten, Ordner, Notizen und markierte Stellen kommen mit. Was hier schon gemerkt ist, wird nicht doppelt gemerkt.',
  fileLabel: 'Die Datei, wie jenes Programm sie ausgegeben hat',
  hint: 'CSV, HTML, JSON oder ZIP, bis 24\u00a0MB',
  send: 'Mitbringen',
  chooseFile: 'Bitte wählen Sie zuerst eine Datei.',
  unnamed: 'eine Datei ohne Namen',
  taken: (name) => `${name} ist da. Die Datei wird nun übernommen; Sie können inzwischen weiterlesen.`,
  broughtTitle: 'Was Sie mitgebracht haben',
  look: 'Nachsehen, wie weit es ist',
  waiting: 'Wartet, bis es an der Reihe ist.',
  running: (done, total) => `${written(done)} von ${counted(total, 'Eintrag', 'Einträgen')} übernommen.`,
  done: (saved, known) =>
    `${counted(saved, 'Eintrag', 'Einträge')} gemerkt${known ? `, ${written(known)} waren schon da` : ''}. Die Texte folgen nacheinander, einige in der Minute.`,
  broken:
    'Die Datei ist beschädigt oder bricht ab: Was lesbar war, wurde übernommen; für den Rest geben Sie sie dort noch einmal aus.',
  beyond: (read, beyond) =>
    `Gelesen wurden die ersten ${counted(read, 'Eintrag', 'Einträge')}: Bringen Sie die übrigen ${written(beyond)} in einer eigenen Datei mit.`,
  told: (failed, leftOut) =>
    [
      ...(failed ? [`${counted(failed, 'Eintrag ließ', 'Einträge ließen')} sich nicht übernehmen`] : []),
      ...(leftOut ? [`${counted(leftOut, 'Eintrag wurde', 'Einträge wurden')} nicht ganz übernommen`] : []),
    ].join(', '),
  allLines: (count) => `Alle ${written(count)}, Zeile für Zeile`,
  moreLines: 'Weitere Zeilen',
  nothingTold: 'Von keiner weiteren Zeile ist etwas zu sagen.',
  toImports: 'Zurück zu allem, was Sie mitgebracht haben',
  atLine: (place, why) => `Zeile ${place}: ${why}`,
  atEntry: (place, why) => `Eintrag ${place}: ${why}`,
  lines: {
    'no-address': 'Hier steht keine Adresse im Netz; wenn Sie die Seite kennen, merken Sie sie unter ihrer Adresse.',
    'too-long': 'Die Adresse ist länger als 2.000 Zeichen; merken Sie die Seite unter einer kürzeren.',
    private:
      'Die Adresse liegt in einem privaten Netz oder an einem ungewöhnlichen Port, wohin die Zeitung nicht geht; heben Sie sie im Browser auf.',
    unreadable:
      'Das war nicht zu entziffern; schlagen Sie in der Datei nach und merken Sie die Seite unter ihrer Adresse.',
  },
  left: {
    title: (most) =>
      `Der Titel wurde nach ${written(most)} Zeichen gekürzt; an seine Stelle tritt der Titel der Seite.`,
    note: (most) => `Die Notiz wurde nach ${written(most)} Zeichen gekürzt; der Rest steht weiter in Ihrer Datei.`,
    'note-full': (most) =>
      `Die Notiz kam nicht hinzu: Mit Ihrer wäre sie länger als ${written(most)} Zeichen; kürzen Sie Ihre und bringen Sie die Datei noch einmal mit.`,
    tag: (most) =>
      `Ein Schlagwort wurde nach ${written(most)} Zeichen gekürzt; ein kürzeres findet sich leichter wieder.`,
    tags: (most) =>
      `Es sind mehr als ${written(most)} Schlagwörter; die ersten wurden übernommen, die übrigen stehen weiter in Ihrer Datei.`,
    'list-name': (most) =>
      `Der Name der Liste wurde nach ${written(most)} Zeichen gekürzt; Sie können die Liste umbenennen.`,
    'list-full': (most) =>
      `Die Liste ist mit ${written(most)} Artikeln voll; dieser ist gemerkt und trägt den Namen der Liste nun als Schlagwort.`,
    lists: (most) =>
      `Sie haben ${written(most)} Listen, und mehr gehen nicht; der Artikel ist gemerkt und trägt den Namen der Liste nun als Schlagwort.`,
    mark: (most) =>
      `Eine markierte Stelle wurde nach ${written(most)} Zeichen gekürzt; markieren Sie den Rest im Text als zweite.`,
    marks: (most) =>
      `Es sind mehr als ${written(most)} markierte Stellen; die ersten wurden übernommen, die übrigen stehen weiter in Ihrer Datei.`,
    'mark-note': (most) =>
      `Eine Notiz an einer markierten Stelle wurde nach ${written(most)} Zeichen gekürzt; der Rest steht weiter in Ihrer Datei.`,
    'mark-note-full': (most) =>
      `Eine Notiz an einer markierten Stelle kam nicht hinzu: Mit Ihrer wäre sie länger als ${written(most)} Zeichen; kürzen Sie Ihre und bringen Sie die Datei noch einmal mit.`,
  },
  files: {
    'unknown-format':
      'Das ist keine Datei eines Programms, das hier bekannt ist, und es wurde nichts übernommen: Bitte geben Sie Ihre Liste in einem der oben genannten noch einmal als CSV, HTML, JSON oder ZIP aus.',
    empty:
      'In dieser Datei steht nichts, was sich merken ließe: Bitte sehen Sie nach, ob die Ausgabe fertig war, und bringen Sie sie noch einmal mit.',
    'too-large': 'Diese Datei ist zu groß: Bitte bringen Sie sie in Teilen von höchstens 24\u00a0MB mit.',
    unreadable:
      'Diese Datei ist beschädigt, und nichts darin war lesbar: Bitte geben Sie sie noch einmal aus und bringen Sie die neue mit.',
  },
  formats: {
    'pocket-csv': 'Pocket',
    'pocket-html': 'Pocket',
    instapaper: 'Instapaper',
    omnivore: 'Omnivore',
    wallabag: 'wallabag',
    bookmarks: 'Lesezeichen',
    karakeep: 'Karakeep',
    broadsheet: 'Broadsheet',
  },
}
