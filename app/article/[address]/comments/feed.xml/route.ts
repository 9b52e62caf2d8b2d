import { feed } from '../../../../feeds.ts'

export const GET = feed('comments', 'rss')
