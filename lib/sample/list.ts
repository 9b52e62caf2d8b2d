/** The public reading list of the sample edition: stories by their address in the bundle, each with a word of its keeper. */
export const sampleList = {
  by: 'Mira K.',
  name: 'Water, for slow mornings',
  note: 'What I give people who ask me why I spend my weekends on a gravel bank.',
  stories: [
    {
      story: 'city-desk/the-river-surfers-get-their-wave-back',
      note: 'Begin here. The part about the gravel is better than it sounds.',
    },
    { story: 'science-wire/what-a-river-bed-remembers', note: 'Why the gravel stays where it is, mostly.' },
    { story: 'culture-post/a-film-festival-with-one-screen-and-a-lake', note: null },
    { story: 'touchline/lake-swimmers-set-off-before-the-boats-do', note: 'For those who think we are early.' },
    { story: 'culture-post/forty-years-of-photographs-from-one-bridge', note: 'Last, and slowly.' },
  ],
} as const
