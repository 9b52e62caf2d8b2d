const plural = (count: number, one: string, many: string) => (count === 1 ? one : many)

export const articles = {
  by: (name: string) => `By ${name}`,
  /** Within a sentence. */
  byInside: (name: string) => `by ${name}`,
  /** How long a text takes: never to be taken for an age. */
  minutes: (count: number) => `${count} min read`,
  minutesOld: (count: number) => `${count} min`,
  justNow: 'just now',
  hours: (count: number) => `${count} h`,
  /** Spoken after an age. */
  ago: 'ago',
  originallyAt: 'Originally published at',
  /** Between the date and the time of day. */
  dateAndTime: (date: string, time: string) => `${date}, ${time}`,
  onDate: 'on',
  changed: (date: string) => `Changed ${date}`,
  whatWeDid: 'What we did with it',
  handling: {
    fromFeed: 'full text from the feed',
    fromPage: 'full text from the page',
    readLineSet: 'one Read line set by this paper',
    readLinks: (count: number) => `${count} ${plural(count, 'Read line', 'Read lines')} restored`,
    promos: (count: number) => `${count} newsletter or sign-up ${plural(count, 'line', 'lines')} left out`,
    boxes: (count: number) => `${count} empty advertising ${plural(count, 'box', 'boxes')} left out`,
    beside: (count: number) => `${count} ${plural(count, 'box', 'boxes')} beside the story left out`,
    trackers: (count: number) => `${count} tracking ${plural(count, 'picture', 'pictures')} left out`,
    untouched: 'nothing restored, nothing left out',
    versions: (count: number) => `${count} versions so far`,
  },
  excerptNote: 'This is an excerpt: the source keeps the whole text to itself or to signed-in readers.',
  possiblyCut: 'The source may have cut this text short.',
  readWhole: (source: string) => `Read the whole story at ${source}`,
  signInToRead: 'Sign in to read it here',
  licence: 'Licence',
  alsoAt: 'Also at',
  /** Leads to the page of a story that several sources tell. */
  wholeStory: (sources: number) => `All tellings: ${sources} sources`,
  related: {
    background: 'Background',
    same: 'Same story',
    since: 'Since then',
    shares: (words: string[]) => `Shares: ${words.join(', ')}`,
    deskChoice: 'Chosen by the desk',
  },
  read: 'Read:',
  readMeta: (source: string, minutes: number) => `${source} · ${minutes} min read`,
  readAtSource: (host: string) => `at ${host}`,
  topStories: 'Top stories',
  mustRead: 'Must read',
  moreArticles: 'More articles',
  latest: 'Latest',
  everything: 'Everything',
  moreStories: 'More stories',
  /** Null: very many. */
  allOf: (count: number | null) =>
    count === null ? 'All stories' : `All ${count} ${plural(count, 'story', 'stories')}`,
  sponsored: 'Sponsored',
  invented: 'Invented for the sample edition',
  sampleStory: 'A sample: this story, its people and its source are invented.',
  older: 'Older stories',
}
