const grouped = new Intl.NumberFormat('en')
const plural = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`

/** `1 h 50 min`, as short as a sum can be said. */
const duration = (minutes: number): string => {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  return [hours > 0 && `${grouped.format(hours)} h`, (rest > 0 || hours === 0) && `${rest} min`]
    .filter(Boolean)
    .join(' ')
}

/** Saving for later, and reading lists. */
export const saved = {
  duration,
  button: (headline: string) => `Save: ${headline}`,
  save: 'Save',
  saved: 'Saved',
  signInFirst: 'Please sign in first. The story is saved as soon as you have.',
  savedNow: (headline: string) => `Saved: ${headline}`,
  noSuchArticle: 'This story is not here any more, so it cannot be saved.',
  notSaved: 'This could not be saved just now. Please try again in a moment.',
  cannotPutBack: 'This was taken off more than an hour ago and cannot be put back.',
  title: 'Saved',
  sums: (unread: number, minutes: number) =>
    unread === 0 ? 'Nothing unread' : `${grouped.format(unread)} unread, ${duration(minutes)}`,
  orderLabel: 'Order',
  savedOn: (date: string) => `saved ${date}`,
  gone: 'not in the paper any more',
  elsewhere: 'elsewhere',
  remove: 'Remove',
  removeNamed: (headline: string) => `Remove: ${headline}`,
  putBack: 'Put back',
  putBackNamed: (headline: string) => `Put back: ${headline}`,
  removedNow: (headline: string) => `Removed: ${headline}`,
  more: 'More of what you saved',
  nothing: {
    all: 'Nothing is saved yet. The small bookmark at a headline keeps its story here, until you have the time.',
  },
  tryList: 'A list to begin with:',
  list: {
    by: (owner: string) => `A reading list by ${owner}`,
    sums: (count: number, minutes: number) => `${plural(count, 'story', 'stories')}, ${duration(minutes)}`,
    nothing: 'There is nothing on this list yet.',
    private: 'Only you can read this list.',
    link: 'Everybody who knows this address can read this list.',
    invented: 'A list of the sample edition: whoever keeps it is invented.',
    /** On the front, before the name of a list and whoever keeps it. */
    byLine: (name: string, owner: string) => `${name}, a reading list by ${owner}`,
  },
}
