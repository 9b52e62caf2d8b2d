import { about } from './about.ts'
import { articles } from './articles.ts'
import { cli } from './cli.ts'
import { forms } from './forms.ts'
import { masthead } from './masthead.ts'
import { pages } from './pages.ts'
import { press } from './press.ts'
import { problems } from './problems.ts'
import { sources } from './sources.ts'

export const en = { about, articles, cli, forms, masthead, pages, press, problems, sources }
