import { ownFeed } from '../../feeds.ts'

export const GET = ownFeed('rss')
