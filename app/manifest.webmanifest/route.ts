import { messagesFor } from '#lib/messages/model.ts'
import { paperIdentity } from '#lib/paper/queries.ts'
import { runtime } from '#lib/runtime.ts'
import { webManifest } from '#lib/syndication/web-manifest.ts'
import { machineFile } from '../machines.ts'

export async function GET(): Promise<Response> {
  const { config, db } = runtime()
  const paper = await paperIdentity(config, db)
  const text = JSON.stringify(webManifest(paper, messagesFor(paper.language)), null, 1)
  return machineFile(`${text}\n`, 'application/manifest+json; charset=utf-8', 300)
}
