const grouped = new Intl.NumberFormat('en')
const articles = (count: number) => `${grouped.format(count)} ${count === 1 ? 'entry' : 'entries'}`

/** Bringing what other programs kept. */
export const imports = {
  link: 'Bring what another program kept',
  title: 'Bring your reading list',
  intro:
    'A file of Pocket, Instapaper, Omnivore, wallabag or Karakeep, the bookmarks of a browser, or what you took with you from another Broadsheet. Tags, dates, folders, notes and highlights come along. What is saved here already is not saved twice.',
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
  broken: 'The file is damaged or breaks off: what could be read of it was taken in; for the rest export it once more.',
  beyond: (read: number, beyond: number) =>
    `The first ${grouped.format(read)} entries were read: bring the other ${grouped.format(beyond)} in a file of their own.`,
  told: (failed: number, leftOut: number) =>
    [
      ...(failed ? [`${articles(failed)} could not be taken in`] : []),
      ...(leftOut ? [`${articles(leftOut)} ${leftOut === 1 ? 'was' : 'were'} not taken whole`] : []),
    ].join(', '),
  allLines: (count: number) => `All ${grouped.format(count)}, line by line`,
  moreLines: 'More lines',
  nothingTold: 'No further line to tell of.',
  toImports: 'Back to what you brought',
  atLine: (place: string, why: string) => `Line ${place}: ${why}`,
  atEntry: (place: string, why: string) => `Entry ${place}: ${why}`,
  lines: {
    'no-address': 'it holds no address of the web; if you know the page, save it by its address.',
    'too-long': 'its address is longer than 2,000 characters; save the page by a shorter one.',
    private:
      'its address lies in a private network or at an unusual port, where the paper does not go; keep it in your browser.',
    unreadable: 'it could not be made out; look it up in the file and save the page by its address.',
  },
  /** What a bound of ours left out; told to whoever has the file and can still look it up there. */
  left: {
    title: (most: number) =>
      `its title was cut at ${grouped.format(most)} characters; the page’s own will take its place.`,
    note: (most: number) => `its note was cut at ${grouped.format(most)} characters; the rest is still in your file.`,
    'note-full': (most: number) =>
      `its note was not added: with yours it would be longer than ${grouped.format(most)} characters; shorten yours and bring the file again.`,
    tag: (most: number) => `a tag was cut at ${grouped.format(most)} characters; a shorter one is found more easily.`,
    tags: (most: number) =>
      `it has more than ${grouped.format(most)} tags; the first ones were taken, the others are still in your file.`,
    'list-name': (most: number) =>
      `the name of its list was cut at ${grouped.format(most)} characters; you can rename the list.`,
    'list-full': (most: number) =>
      `its list is full at ${grouped.format(most)} stories; it is saved and bears the list’s name as a tag instead.`,
    lists: (most: number) =>
      `you have ${grouped.format(most)} lists, which is as many as there can be; it is saved and bears the list’s name as a tag instead.`,
    mark: (most: number) =>
      `a highlight was cut at ${grouped.format(most)} characters; mark the rest in the text as a second one.`,
    marks: (most: number) =>
      `it has more than ${grouped.format(most)} highlights; the first ones were taken, the others are still in your file.`,
    'mark-note': (most: number) =>
      `a note at a highlight was cut at ${grouped.format(most)} characters; the rest is still in your file.`,
    'mark-note-full': (most: number) =>
      `a note at a highlight was not added: with yours it would be longer than ${grouped.format(most)} characters; shorten yours and bring the file again.`,
  },
  files: {
    'unknown-format':
      'This is no file of a program that is known here, and nothing was taken in: please export your list again as CSV, HTML, JSON or ZIP from one of those named above.',
    empty:
      'There is nothing in this file that could be saved: please see whether the export was finished, and bring it again.',
    'too-large': 'This file is too large: please bring it in parts of up to 24 MB.',
    unreadable:
      'This file is damaged, and nothing in it could be read: please export it once more and bring the new one.',
  },
  formats: {
    'pocket-csv': 'Pocket',
    'pocket-html': 'Pocket',
    instapaper: 'Instapaper',
    omnivore: 'Omnivore',
    wallabag: 'wallabag',
    bookmarks: 'Bookmarks',
    karakeep: 'Karakeep',
    broadsheet: 'Broadsheet',
  },
}
