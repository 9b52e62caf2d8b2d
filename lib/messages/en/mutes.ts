const until = (date: string | null) => (date === null ? '' : ` until ${date}`)
const many = (count: number, most: number) => (count > most ? `More than ${most}` : `${count}`)

/** What a reader mutes: the buttons, the lines where something was held back, and the list of it. */
export const mutes = {
  title: 'What you mute',
  text: 'It is held back from you everywhere: on the front page, in lists, among related stories, in search, comments, notices and letters. Nobody else sees a difference. What you have saved stays where you put it.',
  nothing:
    'You mute nothing. Sources, topics and authors are muted on their own pages and from any story, people where they comment, and words here.',
  count: (things: number) =>
    `${things} ${things === 1 ? 'thing is' : 'things are'} held back from you: sources, topics, authors, words or people.`,
  kinds: { source: 'Source', topic: 'Topic', author: 'Author', word: 'Word', person: 'Person' },
  /** A word, as it stands in a sentence. */
  quoted: (word: string) => `“${word}”`,
  groups: { source: 'Sources', topic: 'Topics', author: 'Authors', word: 'Words', person: 'People' },
  mute: 'Mute',
  /** On a button: what it is that is muted. */
  muteOne: {
    source: (name: string) => `Mute the source ${name}`,
    topic: (name: string) => `Mute the topic ${name}`,
    author: (name: string) => `Mute the author ${name}`,
  },
  muteThis: 'Mute …',
  unmute: 'Unmute',
  unmuteOf: (name: string) => `Unmute: ${name}`,
  /** Of a mute that has ended by itself. */
  forget: 'Forget',
  forgetOf: (name: string) => `Forget: ${name}`,
  /** How long a mute holds. */
  howLong: 'For how long',
  lengths: { good: 'For good', day: 'A day', week: 'A week', month: 'A month', date: 'Until a date' },
  date: 'Last day',
  dateHint: 'Only for “Until a date”.',
  change: 'Change',
  changeOf: (name: string) => `Change the end: ${name}`,
  changeEnd: 'Change the end',
  /** Of a mute, in the list. */
  forGood: 'For good',
  untilDate: (date: string) => `Until ${date}`,
  ended: (date: string) => `Ended ${date}`,
  takenBack: 'No longer muted',
  putBack: 'Mute again',
  putBackOf: (name: string) => `Mute again: ${name}`,
  /** Stories of the last seven days that a mute has held back. */
  week: (stories: number) =>
    stories === 0
      ? 'No story in the last 7 days'
      : `${stories} ${stories === 1 ? 'story' : 'stories'} in the last 7 days`,
  weekMany: (most: number) => `More than ${most} stories in the last 7 days`,
  addTitle: 'Mute a word',
  word: 'Word or phrase',
  wordHint:
    'Whole words in headlines, standfirsts, topics and comments, whatever their case. Several words are a phrase; foot* is every word that begins so.',
  /** Said when it is done. */
  nowMuted: (name: string, date: string | null) => `Muted${until(date)}: ${name}.`,
  notMuted: (name: string) => `No longer muted: ${name}.`,
  changed: (name: string, date: string | null) => `${name} is muted ${date === null ? 'for good' : `until ${date}`}.`,
  /** On the page of what is muted, and of a story that is. */
  here: {
    source: (name: string, date: string | null) => `You mute the source ${name}${until(date)}.`,
    topic: (name: string, date: string | null) => `You mute the topic ${name}${until(date)}.`,
    author: (name: string, date: string | null) => `You mute the author ${name}${until(date)}.`,
    word: (name: string, date: string | null) => `You mute “${name}”${until(date)}.`,
    person: (name: string, date: string | null) => `You mute ${name}${until(date)}.`,
  },
  showStories: 'Show its stories',
  allHeld: 'All of it is held back.',
  /** On a page where something was held back. `names`: of the mutes, "rain, Herald". */
  heldBack: (count: number, most: number, names: string) =>
    `${many(count, most)} ${count === 1 ? 'story' : 'stories'} held back: ${names}.`,
  shown: (count: number, most: number, names: string) =>
    `${many(count, most)} ${count === 1 ? 'story that you mute stands' : 'stories that you mute stand'} here: ${names}.`,
  andOthers: 'and others',
  heldNotices: (count: number) => `${count} ${count === 1 ? 'answer' : 'answers'} held back by what you mute.`,
  heldItems: (count: number) => `${count} ${count === 1 ? 'entry' : 'entries'} held back by what you mute.`,
  show: (count: number): string => (count === 1 ? 'Show it' : 'Show them'),
  hide: (count: number): string => (count === 1 ? 'Hold it back' : 'Hold them back'),
  changeAll: 'Change what you mute',
  /** In place of a comment that has a muted word. */
  inComment: (word: string) => `A comment with “${word}”, which you mute.`,
  showComment: 'Show it',
  errors: {
    nothingThere: 'This is no source, topic or author of the paper.',
    tooMany: (most: number) => `You mute ${most} things already, which is the most. Unmute something first.`,
    empty: 'Enter a word.',
    long: (most: number) => `At most ${most} characters and 8 words.`,
    short: 'So few letters would hold back far too much: at least 2, and 3 before an asterisk.',
    star: 'An asterisk stands at the end of a word: foot*',
    common: (word: string) => `“${word}” stands in so many stories that little would be left of the paper.`,
    date: 'Choose a day from today on, within ten years.',
    gone: 'That was taken back more than an hour ago.',
  },
}
