/** What the sample's invented people keep for later: how many of them, by the story's address in the bundle. */
export const sampleSaves: readonly { story: string; people: number }[] = [
  { story: 'city-desk/the-night-shift-that-keeps-the-tram-network-honest', people: 9 },
  { story: 'science-wire/what-the-glacier-archive-tells-us-about-dry-summers', people: 7 },
  { story: 'city-desk/the-river-surfers-get-their-wave-back', people: 6 },
  { story: 'culture-post/listening-to-the-city-at-four-in-the-morning', people: 5 },
  { story: 'world-service/a-village-moves-uphill-one-house-at-a-time', people: 4 },
  { story: 'science-wire/twelve-lines-of-code-that-count-swifts', people: 3 },
]
