import { sitemap } from '#lib/syndication/sitemap.ts'
import { machine } from '../machines.ts'

export const GET = machine('application/xml; charset=utf-8', 300, (open, { url }) =>
  sitemap({ open, part: new URL(url).searchParams.get('part') }),
)
