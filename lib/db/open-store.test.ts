import { existsSync, readdirSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { readConfig } from '#lib/config.ts'
import { testDataFolder, testFolder } from '#lib/testing/folder.ts'
import { openStore } from './open-store.ts'
import { countOf } from './rows.ts'
import { StoreError } from './store-error.ts'

const server = process.env.TEST_DATABASE_URL
const embedded = (folder: string) => readConfig({ DATA_DIR: folder })

describe('opening the store', () => {
  afterEach(() => vi.unstubAllEnvs())

  test('a second time on the same folder is refused, naming the process that has it', async () => {
    const folder = await testDataFolder()
    const store = await openStore(embedded(folder))
    await expect(openStore(embedded(folder))).rejects.toThrow(`(process ${process.pid})`)
    await store.close()
    const again = await openStore(embedded(folder))
    await again.close()
    expect(existsSync(join(folder, 'owner.pid'))).toBe(false)
  })

  test('a database that is damaged is one sentence, and the folder is free again', async () => {
    const folder = await testDataFolder()
    truncateSync(join(folder, 'database', 'global', 'pg_control'), 10)
    await expect(openStore(embedded(folder))).rejects.toThrow(/does not open .* restore a backup/)
    await expect(openStore(embedded(folder))).rejects.toThrow(StoreError)
  })

  test('a folder that is a file is one sentence', async () => {
    const file = join(testFolder(), 'data')
    writeFileSync(file, '')
    await expect(openStore(embedded(file))).rejects.toThrow(/cannot be written/)
  })

  test('a server that is not there is one sentence, without the password', async () => {
    const config = readConfig({ DATA_DIR: testFolder(), DATABASE_URL: 'postgres://me:secret@127.0.0.1:9/paper' })
    const refusal = openStore(config)
    await expect(refusal).rejects.toThrow(StoreError)
    await expect(refusal).rejects.toThrow(/database server at 127\.0\.0\.1:9 .*DATABASE_URL/)
    await expect(refusal).rejects.not.toThrow(/secret/)
  })

  test('a build opens none', async () => {
    vi.stubEnv('NEXT_PHASE', 'phase-production-build')
    const folder = testFolder()
    await expect(openStore(embedded(folder))).rejects.toThrow(/build/)
    expect(readdirSync(folder)).toEqual([])
  })

  test.skipIf(!server)(
    `a server that drops its connections is a failed query, not the end${server ? '' : ' (skipped: no TEST_DATABASE_URL)'}`,
    async () => {
      const store = await openStore(readConfig({ DATA_DIR: testFolder(), DATABASE_URL: server }))
      expect(await store.health()).toMatchObject({ answers: true })
      await expect(store.db.execute(sql`select pg_terminate_backend(pg_backend_pid())`)).rejects.toThrow()
      expect(await countOf(store.db, sql`select 7`)).toBe(7)
      await store.close()
      expect(await store.health()).toMatchObject({ answers: false })
    },
  )
})
