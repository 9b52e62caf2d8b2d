import { statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { testDataFolder } from '#lib/testing/folder.ts'
import { openEmbedded } from './embedded.ts'

test('a statement that runs away is stopped, and the database is there again with all that it had acknowledged', async () => {
  const { pool, close } = await openEmbedded(join(await testDataFolder(), 'database'), 3_000)
  await pool.query('create table kept (id int)')
  await pool.query('insert into kept values (1)')
  await expect(pool.query('select count(*) from generate_series(1, 10000000000)')).rejects.toThrow(/took more than/)
  expect((await pool.query('select id from kept')).rows).toEqual([{ id: 1 }])
  await close()
}, 90_000)

test('the database is for the eyes of its user alone, also in a data folder that others can look into', async () => {
  const folder = join(await testDataFolder(), 'database')
  const { close } = await openEmbedded(folder)
  await close()
  expect(statSync(folder).mode & 0o777).toBe(0o700)
})

test('a transaction of a connection that was lost is undone before the next one', async () => {
  const { pool, close } = await openEmbedded(join(await testDataFolder(), 'database'))
  await pool.query('create table kept (id int)')
  const lost = await pool.connect()
  await lost.query('begin')
  await lost.query('insert into kept values (1)')
  await lost.query("set search_path = 'elsewhere'")
  lost.release(true)
  expect((await pool.query('select id from kept')).rows).toEqual([])
  await close()
})
