import { openPaper } from '#lib/paper/open.ts'
import { runtime } from '#lib/runtime.ts'
import { newsSitemap } from '#lib/syndication/sitemap.ts'
import { machineFile } from '../machines.ts'

export async function GET(): Promise<Response> {
  return machineFile(await newsSitemap(await openPaper(runtime())), 'application/xml; charset=utf-8', 300)
}
