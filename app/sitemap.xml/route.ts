import { openPaper } from '#lib/paper/open.ts'
import { runtime } from '#lib/runtime.ts'
import { sitemap } from '#lib/syndication/sitemap.ts'
import { machineFile } from '../machines.ts'

export async function GET(request: Request): Promise<Response> {
  const part = new URL(request.url).searchParams.get('part')
  const text = await sitemap({ open: await openPaper(runtime()), part })
  return machineFile(text, 'application/xml; charset=utf-8', 300)
}
