import type { Messages } from '../model.ts'
import { counted, written } from './numbers.ts'

/** Bringing what other programs kept. */
export const imports: Messages['imports'] = {
  link: 'Mitbringen, was ein anderes Programm aufbewahrt',
  title: 'Leseliste mitbringen',
  intro:
    'Eine Datei von Pocket, Instapaper, Omnivore, wallabag oder Karakeep oder die Lesezeichen eines Browsers. Schlagwörter, Daten, Ordner, Notizen und markierte Stellen kommen mit. Was hier schon gemerkt ist, wird nicht doppelt gemerkt.',
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
  broken: 'Die Datei ist beschädigt oder bricht ab. Was lesbar war, wurde übernommen.',
  failed: (count) => `${counted(count, 'Eintrag ließ', 'Einträge ließen')} sich nicht übernehmen`,
  failedLine: (place, why) => `Zeile ${place}: ${why}`,
  lines: {
    'no-address': 'Sie enthält keine Adresse im Netz.',
    private: 'Ihre Adresse liegt in einem privaten Netz oder an einem ungewöhnlichen Port.',
    unreadable: 'Sie war nicht zu entziffern.',
  },
  files: {
    'unknown-format': 'Das ist keine Datei eines Programms, das hier bekannt ist. Es wurde nichts übernommen.',
    empty: 'In dieser Datei steht nichts, was sich merken ließe.',
    'too-large': 'Diese Datei ist zu groß. Bringen Sie sie in Teilen von höchstens 24\u00a0MB mit.',
    unreadable: 'Diese Datei ist beschädigt: Nichts darin war lesbar.',
  },
  formats: {
    'pocket-csv': 'Pocket',
    'pocket-html': 'Pocket',
    instapaper: 'Instapaper',
    omnivore: 'Omnivore',
    wallabag: 'wallabag',
    bookmarks: 'Lesezeichen',
    karakeep: 'Karakeep',
  },
}
