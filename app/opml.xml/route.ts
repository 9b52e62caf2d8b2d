import { paperIdentity } from '#lib/paper/queries.ts'
import { runtime } from '#lib/runtime.ts'
import { publicSources, writeOpml } from '#lib/syndication/opml.ts'
import { machineFile } from '../machines.ts'

/** The paper's sources, for another reader. */
export async function GET(): Promise<Response> {
  const { config, db, now } = runtime()
  const [{ name }, sources] = await Promise.all([paperIdentity(config, db), publicSources(db)])
  const about = { title: name, page: `${config.publicUrl}/about`, at: now() }
  return machineFile(writeOpml(sources, about), 'text/x-opml; charset=utf-8', 300)
}
