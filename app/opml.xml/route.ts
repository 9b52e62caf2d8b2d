import { publicSources, writeOpml } from '#lib/syndication/opml.ts'
import { machine } from '../machines.ts'

/** The paper's sources, for another reader. */
export const GET = machine('text/x-opml; charset=utf-8', 300, async ({ config, db, clock, paper }) =>
  writeOpml(await publicSources(db), { title: paper.name, page: `${config.publicUrl}/about`, at: clock }),
)
