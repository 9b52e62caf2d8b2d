const grouped = new Intl.NumberFormat('en')
const articles = (count: number) => `${grouped.format(count)} ${count === 1 ? 'entry' : 'entries'}`

/** Bringing what other programs kept. */
export const imports = {
  link: 'Bring what another program kept',
  title: 'Bring your reading list',
  intro:
    'A file of Pocket, Instapaper, Omnivore, wallabag or Karakeep, or the bookmarks of a browser. Tags, dates, folders, notes and highlights come along. What is saved here already is not saved twice.',
  fileLabel: 'The file, as that program exported it',
  hint: 'CSV, HTML, JSON or ZIP, up to 24 MB',
  send: 'Bring it',
  chooseFile: 'Please choose a file first.',
  unnamed: 'a file without a name',
  taken: (name: string) => `${name} is here. It is taken in meanwhile; you may go on reading.`,
  broughtTitle: 'What you brought',
  look: 'See how far it is',
  waiting: 'Waits for its turn.',
  running: (done: number, total: number) => `${grouped.format(done)} of ${articles(total)} taken in.`,
  done: (saved: number, known: number) =>
    `${articles(saved)} saved${known ? `, ${grouped.format(known)} there already` : ''}. Their texts follow one after the other, a few a minute.`,
  broken: 'The file is damaged or breaks off. What could be read of it was.',
  failed: (count: number) => `${articles(count)} could not be taken in`,
  failedLine: (place: string, why: string) => `Line ${place}: ${why}`,
  lines: {
    'no-address': 'it holds no address of the web.',
    private: 'its address lies in a private network or at an unusual port.',
    unreadable: 'it could not be made out.',
  },
  files: {
    'unknown-format': 'This is no file of a program that is known here. Nothing was taken in.',
    empty: 'There is nothing in this file that could be saved.',
    'too-large': 'This file is too large. Bring it in parts of up to 24 MB.',
    unreadable: 'This file is damaged: nothing in it could be read.',
  },
  formats: {
    'pocket-csv': 'Pocket',
    'pocket-html': 'Pocket',
    instapaper: 'Instapaper',
    omnivore: 'Omnivore',
    wallabag: 'wallabag',
    bookmarks: 'Bookmarks',
    karakeep: 'Karakeep',
  },
}
