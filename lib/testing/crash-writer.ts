import { writeSync } from 'node:fs'
import { sections } from '#drizzle/schema/index.ts'
import { readConfig } from '#lib/config.ts'
import { openStore } from '#lib/db/open-store.ts'

/**
 * A program that a test kills: opens the store of DATA_DIR and stores pairs of rows, each pair one transaction,
 * and prints a pair's number once it is acknowledged. `crash-writer.ts START [COMMITS]`; ends by itself only after COMMITS.
 */
const [start = '0', commits = 'Infinity'] = process.argv.slice(2)
const store = await openStore(readConfig(process.env))
writeSync(1, 'open\n')
for (let number = Number(start); number < Number(start) + Number(commits); number += 1) {
  await store.db.transaction(async (tx) => {
    await tx.insert(sections).values({ slug: `${number}-a`, name: 'x'.repeat(2_000), position: number })
    await tx.insert(sections).values({ slug: `${number}-b`, name: 'x'.repeat(2_000), position: number })
  })
  writeSync(1, `${number}\n`)
}
await store.close()
