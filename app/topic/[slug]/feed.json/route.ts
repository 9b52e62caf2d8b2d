import { feed } from '../../../feeds.ts'

export const GET = feed('topic', 'json')
