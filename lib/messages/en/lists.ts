const plural = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`

/** Lists beside sections and sources: topics, names in bylines, what readers save; and where a reader was. */
export const lists = {
  topics: 'Topics',
  topic: { kicker: 'Topic', description: (topic: string, paper: string) => `Stories about ${topic} in ${paper}` },
  author: {
    kicker: 'Author',
    description: (author: string, paper: string) => `Stories by ${author} in ${paper}`,
    manyPeople: 'They are found by the name alone: it may be that of more than one person.',
  },
  /** Null: very many. */
  sums: (stories: number | null, sources: number) =>
    `${stories === null ? 'Many stories' : plural(stories, 'story', 'stories')} from ${plural(sources, 'source', 'sources')}`,
  mostSaved: 'Most saved',
  savedBy: (people: number) => `saved by ${plural(people, 'reader', 'readers')}`,
  /** A line between what is new and what was there at the last visit. */
  hereAt: (time: string) => `You were here at ${time}`,
  hereOn: (day: string, time: string) => `You were here on ${day} at ${time}`,
}
