import { feed } from '../../../feeds.ts'

export const GET = feed('section', 'rss')
