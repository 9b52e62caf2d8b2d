import type { Messages } from '../model.ts'
import { counted, written } from './numbers.ts'

/** Lists and saved stories as a book for e-readers. */
export const books: Messages['books'] = {
  link: 'Als Buch (EPUB)',
  cover: 'Titel',
  contents: 'Inhalt',
  texts: (count) => counted(count, 'Artikel', 'Artikel'),
  by: (owner) => `Eine Leseliste von ${owner}`,
  madeOn: (paper, date) => `Aus ${paper}, ${date}`,
  from: 'Zuerst erschienen bei',
  licence: 'Lizenz:',
  readWhole: (source) => `Den ganzen Artikel bei ${source} lesen`,
  nameOnly: 'Der Text dieses Artikels ist nicht in diesem Buch.',
  cutAt: (count) => `Dieses Buch enthält die ersten ${written(count)} Artikel; für weitere ist darin kein Platz.`,
}
