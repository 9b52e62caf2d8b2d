import { sources } from '#drizzle/schema/index.ts'
import { readConfig } from '#lib/config.ts'
import { openStore } from '#lib/db/open-store.ts'

/** Subscribes a new paper to these feeds, as `NAME-1`, `NAME-2` and so on, with the right to all of their texts. */
export async function givenFeeds(dataDir: string, name: string, addresses: readonly string[]): Promise<void> {
  const store = await openStore(readConfig({ DATA_DIR: dataDir }))
  try {
    await store.db.insert(sources).values(
      addresses.map((feedUrl, index) => ({
        slug: `${name}-${index + 1}`,
        title: `${name} ${index + 1}`,
        feedUrl,
        kind: 'feed' as const,
        reuse: 'full' as const,
        addedAt: new Date(),
      })),
    )
  } finally {
    await store.close()
  }
}
