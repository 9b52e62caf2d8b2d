import { newsSitemap } from '#lib/syndication/sitemap.ts'
import { machine } from '../machines.ts'

export const GET = machine('application/xml; charset=utf-8', 300, newsSitemap)
