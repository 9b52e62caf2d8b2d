/** What stands in feeds and other files for programs. */
export const syndication = {
  ofSource: (source: string, paper: string) => `What ${source} has delivered to ${paper}`,
  listOf: (owner: string) => `A reading list of ${owner}`,
  commentOn: (headline: string) => `Comment on “${headline}”`,
  commentBy: (name: string, headline: string) => `${name} on “${headline}”`,
  ofThread: (headline: string) => `The comments on “${headline}”`,
  somebodyGone: 'Somebody who has left',
  latest: 'Latest',
  saved: 'Saved',
  comments: (headline: string) => `Comments on “${headline}”`,
  feeds: 'This paper as a feed',
  feedsText:
    'Take this paper with you: every feed reader takes one of these addresses. Sections, sources, public reading lists and the comments of a story have feeds of their own, which a feed reader finds by the address of the page.',
  opml: 'All sources as OPML',
}
