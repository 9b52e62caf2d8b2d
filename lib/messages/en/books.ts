const texts = (count: number) => `${count.toLocaleString('en')} ${count === 1 ? 'story' : 'stories'}`

/** Lists and saved stories as a book for e-readers. */
export const books = {
  link: 'As a book (EPUB)',
  cover: 'Cover',
  contents: 'Contents',
  texts,
  by: (owner: string) => `A reading list by ${owner}`,
  madeOn: (paper: string, date: string) => `From ${paper}, ${date}`,
  from: 'Originally published at',
  licence: 'Licence:',
  readWhole: (source: string) => `Read the whole story at ${source}`,
  nameOnly: 'This story’s text is not in this book.',
  cutAt: (count: number) => `This book holds the first ${texts(count)}; it has no room for more.`,
}
