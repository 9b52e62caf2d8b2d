/** What a reader follows, and the paper in their order. */
export const following = {
  title: 'What you follow',
  text: 'Stories of these come first in For you. Nothing is left out for it.',
  nothing: 'You follow nothing yet. Sections, sources, topics and authors can be followed on their own pages.',
  follow: 'Follow',
  followOf: (name: string) => `Follow: ${name}`,
  unfollow: 'Unfollow',
  unfollowOf: (name: string) => `Unfollow: ${name}`,
  kinds: { section: 'Section', source: 'Source', topic: 'Topic', author: 'Author' },
  nowFollowed: 'Followed: its stories come first in For you.',
  nowNot: 'Not followed any more.',
  nothingThere: 'This is no section, source, topic or author of the paper.',
  tooMany: (most: number) => `You follow ${most} already, which is the most. Unfollow something first.`,
  forYou: 'For you',
  forYouText: 'The front page and the latest stories: what you follow first, then everything else as the paper has it.',
  /** Names as one list: "World and Sport". */
  because: (names: string) => `Because you follow ${names}`,
  change: 'Change what you follow',
}
