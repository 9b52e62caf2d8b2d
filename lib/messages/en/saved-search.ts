/** Searching what somebody saved, for nobody but them. */
export const savedSearch = {
  landmark: 'Search what you saved',
  label: 'Search what you saved',
  placeholder: 'Words, or a “phrase”',
  clear: 'Back to the shelves',
  /** Of the page with results. */
  titled: (query: string) => `${query} · Saved`,
  results: 'What you saved and was found',
  orders: { relevance: 'Best match', date: 'Saved last' },
  /** Before a snippet of something else than the text. */
  saidIn: {
    note: 'In your note:',
    'mark-note': 'In your note on a highlight:',
    mark: 'In your highlight:',
    author: 'Its author:',
  },
  nothing: (query: string) => `Nothing that you saved matches “${query}”.`,
  nothingHint:
    'All shelves were looked through: headlines, sources, authors, texts, and your own notes, highlights and tags.',
  inPaper: 'Search the whole paper instead:',
  rankedOnly: 'Only the last saved are put in order of fit: show all, last saved first',
  noneHere: 'Nothing of what was looked through so far has it. What you saved earlier has not been looked through yet.',
  askFirst: 'All that you saved, by its words: headlines, sources, authors, texts, your notes, highlights and tags.',
  tooCommon: (query: string) =>
    `“${query}” stands in nearly every text, so it is not looked for. Add a word that tells more.`,
  incomplete: 'Much of it has just come in and is still being read. Some of it is found in a few minutes only.',
  unknown: {
    source: (name: string) => `You have saved nothing from a source called “${name}”.`,
    tag: (name: string) => `None of your tags is called “${name}”.`,
  },
  tagExample: 'tag:"long reads"',
  help: {
    source: 'from this source',
    tag: 'with this tag of yours',
    section: 'from this section of the paper',
    author: 'by this author',
    after: 'saved in August 2025 or later; a year or a day will do',
    before: 'saved in 2024 or earlier',
  },
  tags: {
    label: 'Tags, with commas between them',
    of: (tag: string) => `Tag: ${tag}`,
    long: (longest: number) => `A tag has at most ${longest} characters.`,
    many: (most: number) => `There are at most ${most} tags to one story.`,
  },
}
