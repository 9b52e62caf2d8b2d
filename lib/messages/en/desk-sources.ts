const plural = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`

/** The desk's page of sources. */
export const deskSources = {
  title: 'Sources',
  intro: 'What this paper reads, and how each does.',
  add: 'Add sources',
  export: 'All as OPML',
  count: (count: number, sick: number) =>
    `${plural(count, 'source', 'sources')}${sick ? `, ${sick} of them not well` : ', all of them well'}`,
  none: 'The paper has no sources yet.',
  articles: (count: number) => plural(count, 'article', 'articles'),
  states: { well: 'Well', waiting: 'Waits', sick: 'Not well', resting: 'Rests' },
  sections: { none: 'In no section' },
  toOne: (title: string) => `Settings of ${title}`,
  toPublic: 'As readers see it',
  all: 'All sources',
  acts: {
    read: 'Read now',
    pause: 'Pause',
    resume: 'Resume',
    remove: 'Remove',
    restore: 'Undo',
  },
  actsNamed: {
    read: (title: string) => `Read now: ${title}`,
    pause: (title: string) => `Pause: ${title}`,
    resume: (title: string) => `Resume: ${title}`,
    remove: (title: string) => `Remove: ${title}`,
    restore: (title: string) => `Undo the removal of ${title}`,
  },
  done: {
    read: (title: string) => `“${title}” was read.`,
    readBefore: (title: string) => `“${title}” is being read already.`,
    pause: (title: string) => `“${title}” is paused: it is not read until you resume it.`,
    resume: (title: string) => `“${title}” is read again from now on.`,
    remove: (title: string) => `“${title}” is removed. For 30 days you can have it back whole: see below.`,
    restore: (title: string) => `“${title}” is back as it was.`,
    set: (title: string) => `Saved for “${title}”.`,
  },
  gone: 'There is no such source any more.',
  removed: {
    title: 'Removed',
    text: 'They are not read, and their articles are in no list. After 30 days their texts are cleared away.',
    since: (date: string, days: number) =>
      `Removed on ${date}; ${days > 1 ? `${days} days left` : days === 1 ? 'one day left' : 'its texts are being cleared away'}`,
  },
  settings: {
    title: 'Settings',
    section: 'Section',
    sectionHint: 'Where its new stories are filed; one that is not there yet is made. Empty: in none.',
    keep: 'Keep texts for so many days',
    keepHint:
      'Empty: for ever. What somebody has saved or commented on, and what stood in an edition, is kept in any case.',
    keepWrong: 'Please enter whole days, 1 to 36,500, or nothing.',
    right: 'Reuse right',
    rights: {
      full: 'Full text for everybody',
      members: 'Full text for signed-in readers, an excerpt for all',
      excerpt: 'An excerpt for everybody',
    },
    basis: 'What that rests on',
    basisHint: 'Readers see it: a licence, a permission and its date, or the address where it is stated.',
    basisLong: 'Please use at most 300 characters.',
    rightNeeded: 'Please choose one.',
    save: 'Save',
  },
}
