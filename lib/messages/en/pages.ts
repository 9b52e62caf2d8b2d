const plural = (count: number, one: string, many: string) => (count === 1 ? one : many)

export const pages = {
  front: {
    nothing: 'The first edition is being put together.',
    nothingMore:
      'No source has delivered yet. If you run this paper, add one with: npm run broadsheet -- source add ADDRESS',
    backNumber: (date: string, sample: boolean) =>
      sample ? `The sample edition of ${date}` : `The edition of ${date}`,
    thatIsAll: 'That is all for now.',
  },
  edition: {
    title: (date: string) => `Edition of ${date}`,
    asItWas: (date: string) => `The front page of ${date}, as it was.`,
  },
  section: {
    description: (section: string, paper: string) => `${section} in ${paper}`,
    nothing: 'Nothing has been filed under this section yet.',
  },
  story: {
    title: (headline: string) => `${headline}: all tellings`,
    told: (tellings: number, sources: number) =>
      `${tellings === 1 ? 'Told once' : `Told ${tellings} times`}, by ${sources === 1 ? 'one source' : `${sources} sources`}, the first one first. They have one conversation: it stands under each of them.`,
  },
  latest: { title: 'Latest', nothing: 'Nothing has come in yet.' },
  source: {
    stories: (count: number) => `${count} ${plural(count, 'story', 'stories')}`,
    site: 'Its own site',
    feed: 'Its feed',
    nothing: 'This source has not delivered a story yet.',
    rights: {
      full: 'Shown in full',
      members: 'An excerpt for all, the whole text for signed-in readers',
      excerpt: 'Shown as an excerpt',
    },
    licence: 'Licence',
    /** `count` stories a day, a week or a month of 30 days. */
    rhythm: (count: number, span: 'day' | 'week' | 'month') =>
      `About ${count === 1 ? 'one story' : `${count} stories`} a ${span}`,
    quiet: 'Nothing in the last four weeks',
    language: (name: string) => `Language: ${name}`,
    basis: {
      licence: 'The licence stands in its feed.',
      operator: 'So decided by the desk of this paper.',
      default: 'No licence is known, so the whole text is for signed-in readers alone.',
    },
    stated: 'Where that is stated',
    kept: (days: number) => `Texts are kept for ${days === 1 ? 'one day' : `${days} days`}`,
    moves: 'Addresses that its feed had before',
    movedOn: (date: string) => `until ${date}`,
    movedHere: 'An address that is not told',
    feedsHere: 'What this paper has of it, as a feed:',
    invented: 'An invented source of the sample edition.',
    unverified: 'Unverified: it is in the starter pack, and nobody has read its feed yet.',
  },
  notFound: {
    title: 'This page is not in the paper',
    text: 'The address may be mistyped, or the story may have been taken out. Nothing is lost: these came in last.',
    toFront: 'To the front page',
  },
  error: {
    title: 'The press has jammed',
    text: 'This page could not be printed just now. Try again in a moment; the rest of the paper is still there.',
    again: 'Try again',
    toFront: 'To the front page',
  },
}
