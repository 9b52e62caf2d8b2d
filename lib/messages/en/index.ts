import { articles } from './articles.ts'
import { masthead } from './masthead.ts'
import { pages } from './pages.ts'
import { problems } from './problems.ts'

export const en = { articles, masthead, pages, problems }
