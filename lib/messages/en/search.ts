const grouped = new Intl.NumberFormat('en')
const stories = (count: number) => `${grouped.format(count)} ${count === 1 ? 'story' : 'stories'}`

/** Searching the paper. */
export const search = {
  title: 'Search',
  /** Of the page with results. */
  titled: (query: string) => `${query} · Search`,
  label: 'Search this paper',
  placeholder: 'Words, or a “phrase”',
  button: 'Search',
  /** Names the form among the page's landmarks. */
  landmark: 'Search',
  orderLabel: 'Order',
  orders: { relevance: 'Best match', date: 'Newest' },
  resultsLabel: 'Results',
  count: {
    exact: (count: number) => stories(count),
    about: (count: number) => `About ${stories(count)}`,
    over: (count: number) => `More than ${stories(count)}`,
  },
  more: 'More results',
  lookFurther: 'Look further back',
  /** A page of candidates among which none fits. */
  noneHere: 'None of the stories looked through so far has it. Older ones have not been looked through yet.',
  rankedOnly: 'Only the newest are put in order of fit: show all, newest first',
  nothing: (query: string) => `Nothing in this paper matches “${query}”.`,
  nothingHint: 'Try fewer or other words, or leave out what is to be left out.',
  didYouMean: 'Did you mean:',
  without: 'Without the limits:',
  orAnywhere: 'The words anywhere, not side by side:',
  askFirst:
    'All stories that this paper holds, by their words: headlines first, then the text. Accents and endings do not matter.',
  tooCommon: (query: string) =>
    `“${query}” stands in nearly every story, so it is not looked for. Add a word that tells more.`,
  tooSlow: 'This took too long, so it was stopped. Try a rarer word, or a date.',
  tooOften: (wait: string) => `Those were many searches in a short time. Please try again in ${wait}.`,
  unknown: {
    source: (name: string) => `This paper has no source called “${name}”.`,
    section: (name: string) => `This paper has no section called “${name}”.`,
    author: (name: string) => `This paper has no author called “${name}”.`,
  },
  problems: {
    nothingAfter: (operator: string) => `Nothing stood after “${operator}:”, so it was left out.`,
    noDate: (operator: string, text: string) =>
      `“${text}” is no date, so “${operator}:” was left out. Dates are 2025, 2025-08 or 2025-08-10.`,
    openQuote: 'A quotation mark was never closed: all that follows it counts as the phrase.',
    tooLong: 'That was very long: only the first 200 characters were looked for.',
    tooMany: 'Those were very many words: only the first 20 were looked for.',
  },
  help: 'How to search',
  /** What is typed, and what it asks for; names and days are said by the operator's own name. */
  phrase: { example: '"river surfers"', says: 'these words side by side' },
  minus: { example: '-bus', says: 'without this word; a minus stands before anything below, too' },
  beginning: { example: 'surf*', says: 'all words that begin so' },
  operators: {
    source: 'from this source',
    section: 'in this section',
    author: 'by this author',
    after: 'from August 2025 on; a year or a day will do',
    before: 'until the end of 2024',
  },
  keyHint: 'The key / leads here from any page.',
  described: (paper: string) => `Search the stories of ${paper}`,
}
