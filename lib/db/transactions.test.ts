import { rmSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { sections } from '#drizzle/schema/index.ts'
import { readConfig } from '#lib/config.ts'
import { openStore, type Store } from './open-store.ts'
import { countOf } from './rows.ts'

const section = (slug: string) => ({ slug, name: slug, position: 1 })

describe('the embedded store, in its own thread', () => {
  let folder: string
  let store: Store
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'broadsheet test-'))
    store = await openStore(readConfig({ DATA_DIR: folder }))
  })
  afterAll(async () => {
    await store.close()
    rmSync(folder, { recursive: true })
  })
  beforeEach(() => store.db.execute(sql`truncate sections restart identity cascade`))
  const stored = () => countOf(store.db, sql`select count(*) from sections`)

  test('a transaction that throws leaves nothing behind', async () => {
    const failing = store.db.transaction(async (tx) => {
      await tx.insert(sections).values(section('a'))
      throw new Error('changed our mind')
    })
    await expect(failing).rejects.toThrow('changed our mind')
    expect(await stored()).toBe(0)
  })

  test('a failed statement inside a savepoint costs only that', async () => {
    await store.db.transaction(async (tx) => {
      await tx.insert(sections).values(section('a'))
      const inner = tx.transaction(async (deeper) => {
        await deeper.insert(sections).values([section('b'), section('a')])
      })
      await expect(inner).rejects.toThrow()
      await tx.insert(sections).values(section('c'))
    })
    expect(await stored()).toBe(2)
  })

  test('transactions at the same time do not see or undo one another', async () => {
    const steps = Array.from({ length: 20 }, (_, number) =>
      store.db.transaction(async (tx) => {
        const before = await countOf(tx, sql`select count(*) from sections`)
        await tx.insert(sections).values([section(`${number}-a`), section(`${number}-b`)])
        expect(await countOf(tx, sql`select count(*) from sections`)).toBe(before + 2)
        if (number % 2) throw new Error('odd')
      }),
    )
    const ended = await Promise.allSettled(steps)
    expect(ended.map(({ status }) => status)).toEqual(steps.map((_, number) => (number % 2 ? 'rejected' : 'fulfilled')))
    expect(await stored()).toBe(20)
  })

  test('a query beside a transaction waits for its end', async () => {
    let beside: Promise<number> | undefined
    await store.db.transaction(async (tx) => {
      await tx.insert(sections).values(section('a'))
      beside = stored()
      await tx.insert(sections).values(section('b'))
    })
    expect(await beside).toBe(2)
  })

  test('large values cross whole', async () => {
    const name = 'ü'.repeat(3_000_000)
    await store.db.insert(sections).values({ slug: 'large', name, position: 1 })
    const [found] = await store.db.select().from(sections).where(eq(sections.slug, 'large'))
    expect(found?.name === name).toBe(true)
  })

  test('it is healthy, and says how much room there is', async () => {
    expect(await store.health()).toMatchObject({ answers: true, room: true })
  })
})
