import type { ListRole, ListVisibility, SaveState } from '#lib/saved/model.ts'

const grouped = new Intl.NumberFormat('en')

const states: Record<SaveState, string> = {
  unread: 'unread',
  'in-progress': 'in progress',
  done: 'done',
  archived: 'archived',
}
const visibilities: Record<ListVisibility, string> = {
  private: 'private',
  link: 'for everybody who knows its address',
  public: 'for everybody',
}
const roles: Record<ListRole, string> = { viewer: 'may read', editor: 'may edit' }

/** The one file with all that is somebody's, and the page that it is asked for on. */
export const takeout = {
  title: 'Take your things with you',
  text: 'One file with all that is yours here: what you saved, with the texts and pictures that are kept, tags, notes, highlights and where you stopped; your lists; what you follow and mute; what you brought; your comments, notices and what was decided about them; and your account without its secrets.',
  how: 'Unpack it and open index.html in any browser, also without a network. sources.opml is for feed readers, data.json for programs.',
  back: 'Another Broadsheet takes in the whole file, up to 24 MB, or data.json alone; then it asks for the texts anew:',
  backLink: 'bring your reading list',
  download: 'Download',
  withoutPictures: 'Download without pictures',
  link: 'Everything as one file',
  madeAt: (paper: string, time: string) => `From ${paper}, ${time}.`,
  account: 'Account',
  contents: 'What is in it',
  forPrograms: 'For programs:',
  muted: 'What you mute',
  pages: { saved: 'Saved', marks: 'Highlights', lists: 'Lists', comments: 'Comments', imports: 'What you brought' },
  saved: 'Saved',
  savedFrom: 'Saved from',
  savedOn: (date: string) => `saved on ${date}`,
  states,
  progress: (percent: number) => `${percent} % read`,
  tags: 'Tags',
  note: 'Note',
  original: 'original',
  from: 'Saved from',
  noText: 'no text kept',
  removed: 'removed, its highlights are yours',
  cut: 'This is less than the whole.',
  marks: 'Highlights',
  marksOf: (count: number) => (count === 1 ? 'one highlight' : `${grouped.format(count)} highlights`),
  notInText: 'not in this text',
  noPicture: 'A picture that is not kept:',
  visibilities,
  roles,
  sharedWith: 'shared with',
  addedBy: (handle: string) => `added by ${handle}`,
  on: (headline: string) => `On “${headline}”`,
}
