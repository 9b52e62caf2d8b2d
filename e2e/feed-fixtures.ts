import { type FeedServer, startFeedServer } from './feed-server.ts'
import { test as base } from './fixtures.ts'

/**
 * Journeys of a paper that may read `feeds`, a server of the journey's own on the loopback. To be called once a file:
 * what is made in one place is one paper for all files that use it, and each needs its own.
 */
export const journeysWithFeeds = () =>
  base.extend<object, { feeds: FeedServer }>({
    feeds: [
      async ({}, use) => {
        const feeds = await startFeedServer()
        await use(feeds)
        await feeds.close()
      },
      { scope: 'worker' },
    ],
    settings: [
      async ({ feeds }, use) => use({ FETCH_ALLOW: feeds.allowance, SAVE_ALLOW: feeds.allowance }),
      { scope: 'worker' },
    ],
  })
