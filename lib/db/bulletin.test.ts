import { EventEmitter, once } from 'node:events'
import { Pool } from 'pg'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { aloneBulletins, serverBulletins } from './bulletin.ts'

const server = process.env.TEST_DATABASE_URL ?? ''

describe.skipIf(!server)(
  `processes of one paper on a server${server ? '' : ' (skipped: no TEST_DATABASE_URL)'}`,
  () => {
    let pool: Pool
    beforeEach(() => {
      pool = new Pool({ connectionString: server, max: 2 })
    })
    afterEach(() => pool.end())

    test('hear each other, and not themselves', async () => {
      const [one, other] = [serverBulletins(pool, server), serverBulletins(pool, server)]
      const heard: string[] = []
      const events = new EventEmitter()
      const note = (by: string) => (said: readonly string[]) => {
        heard.push(`${by} ${said.join()}`)
        events.emit('heard')
      }
      const hearings = [await one.hear(note('one'), () => {}), await other.hear(note('other'), () => {})]
      const arrived = once(events, 'heard')
      await one.tell(['article:7', 'front'])
      await arrived
      const back = once(events, 'heard')
      await other.tell(['lists'])
      await back
      expect(heard).toEqual(['other article:7,front', 'one lists'])
      await Promise.all(hearings.map((hearing) => hearing.close()))
    })

    test('hear of everything where there was more to say than the store takes', async () => {
      const [one, other] = [serverBulletins(pool, server), serverBulletins(pool, server)]
      const heard = Promise.withResolvers<readonly string[]>()
      const hearing = await other.hear(heard.resolve, () => {})
      await one.tell(Array.from({ length: 2_000 }, (_, index) => `article:${index}`))
      expect(await heard.promise).toEqual(['all'])
      await hearing.close()
    })

    test('know that they may have missed something when their connection was lost, and hear again', async () => {
      const [one, other] = [serverBulletins(pool, server), serverBulletins(pool, server)]
      const heard = Promise.withResolvers<readonly string[]>()
      const missed = Promise.withResolvers<void>()
      const hearing = await other.hear(heard.resolve, missed.resolve)
      await pool.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'broadsheet hears' and datname = current_database()`,
      )
      await missed.promise
      await one.tell(['front'])
      expect(await heard.promise).toEqual(['front'])
      await hearing.close()
    })
  },
)

test('a paper alone has nobody to tell', async () => {
  const hearing = await aloneBulletins.hear(
    () => expect.unreachable(),
    () => expect.unreachable(),
  )
  await aloneBulletins.tell(['all'])
  await hearing.close()
})
