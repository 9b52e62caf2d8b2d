import { getTableColumns, getTableName, is } from 'drizzle-orm'
import { PgTable } from 'drizzle-orm/pg-core'
import { strFromU8, unzipSync } from 'fflate'
import { beforeEach, describe, expect, it } from 'vitest'
import * as schema from '#drizzle/schema/index.ts'
import { comments, saves } from '#drizzle/schema/index.ts'
import type { Reader } from '#lib/accounts/model.ts'
import type { Db } from '#lib/db/model.ts'
import { messagesFor } from '#lib/messages/model.ts'
import { readOpml } from '#lib/sources/opml.ts'
import { testDb } from '#lib/testing/db.ts'
import { givenArticle, givenSource } from '#lib/testing/given.ts'
import { givenReader, TEST_NOW } from '#lib/testing/given-people.ts'
import { collect } from './collect.ts'
import { pack } from './pack.ts'

const PAPER = { name: 'The <Gazette>', language: 'en', timeZone: 'Europe/Berlin', publicUrl: 'https://paper.example' }
/** Tables with somebody in them that are not part of the file, each with its reason. */
const LEFT_OUT: Record<string, string> = {
  recovery_codes: 'would let anybody in',
  one_time_tokens: 'would let anybody in',
  mails: 'on their way, and gone then',
  saved_search: 'made of what is told already',
  bulk_changes: 'the way back from what is told already, for an hour',
  switches: 'a moderator’s act for the paper, in the log',
}

describe('what somebody takes with them', () => {
  let db: Db
  let ines: Reader
  beforeEach(async () => {
    db = await testDb()
    ines = await givenReader(db, { handle: 'ines', name: 'Ines <b>', passwordHash: 'the hash of a password' })
  })

  async function given(reader: Reader, mark: string) {
    const source = await givenSource(db, {
      title: `Source & ${mark}`,
      feedUrl: `https://feeds.example/${mark}?a=1&b=2`,
    })
    const article = await givenArticle(db, { sourceId: source.id, headline: `Headline ${mark}` })
    await db.insert(comments).values({
      ...{ articleId: article.id, personId: reader.id, depth: 0, body: `Words of ${mark} <script>alert(1)</script>` },
      ...{ bodyHash: mark, state: 'shown' as const, createdAt: TEST_NOW, shownAt: TEST_NOW, addressHash: 'an address' },
    })
    await db.insert(saves).values({
      ...{
        personId: reader.id,
        articleId: article.id,
        headline: `Saved ${mark}`,
        sourceTitle: source.title,
        minutes: 3,
      },
      ...{ savedAt: TEST_NOW, stateAt: TEST_NOW },
    })
  }

  it('is all of theirs, nothing of anybody else, and nothing that opens a door', async () => {
    await given(ines, 'mine')
    const other = await givenReader(db, { handle: 'somebody-else' })
    await given(other, 'theirs')
    const file = pack(await collect(db, ines.id), PAPER, messagesFor('en'), TEST_NOW)
    const parts = Object.entries(unzipSync(file)).map(([name, bytes]) => [name, strFromU8(bytes)] as const)
    expect(parts.map(([name]) => name)).toEqual(['index.html', 'data.json', 'sources.opml'])
    const whole = parts.map(([, text]) => text).join('\n')
    for (const own of ['Words of mine', 'Saved mine', 'ines']) expect(whole).toContain(own)
    expect(whole).not.toMatch(/theirs|somebody-else|hash of a password|an address/)
  })

  it('opens in a browser and runs nothing, and is an OPML that can be read', async () => {
    await given(ines, 'mine')
    const files = unzipSync(pack(await collect(db, ines.id), PAPER, messagesFor('en'), TEST_NOW))
    const html = strFromU8(files['index.html'] ?? new Uint8Array())
    expect(html).not.toMatch(/<script|<b>/i)
    expect(html).toContain('Words of mine &#60;script&#62;')
    const { feeds } = readOpml(strFromU8(files['sources.opml'] ?? new Uint8Array()))
    expect(feeds.map(({ address, title }) => [address, title])).toEqual([
      ['https://feeds.example/mine?a=1&b=2', 'Source & mine'],
    ])
  })

  it('of ten thousand saves is a file, too', async () => {
    const row = { personId: ines.id, sourceTitle: 'A source', minutes: 1, savedAt: TEST_NOW, stateAt: TEST_NOW }
    const many = Array.from({ length: 10_000 }, (_, index) => ({
      ...row,
      headline: `Saved ${index}`,
      link: `https://x.example/${index}`,
    }))
    for (let start = 0; start < many.length; start += 1_000)
      await db.insert(saves).values(many.slice(start, start + 1_000))
    const files = unzipSync(pack(await collect(db, ines.id), PAPER, messagesFor('en'), TEST_NOW))
    expect(strFromU8(files['index.html'] ?? new Uint8Array()).match(/<li>/g)).toHaveLength(10_000)
  })

  it('knows of every table that has somebody in it', async () => {
    const named = new Set(Object.keys(await collect(db, ines.id)))
    const held: Record<string, string> = {
      ...{
        people: 'account',
        sessions: 'sessions',
        identities: 'identities',
        passkeys: 'passkeys',
        comments: 'comments',
      },
      ...{ agrees: 'agreesWith', mutes: 'mutes', moderation_events: 'decisions', reports: 'reports' },
      ...{ sanctions: 'sanctions', notices: 'notices', saves: 'saved', lists: 'lists' },
      ...{ list_members: 'sharedLists', highlights: 'highlights', follows: 'follows', imports: 'imports' },
      ...{ week_letters: 'weekLetter', own_feeds: 'ownFeed' },
    }
    for (const table of Object.values(schema)) {
      if (!is(table, PgTable)) continue
      const name = getTableName(table)
      const hasPerson =
        name === 'people' ||
        Object.keys(getTableColumns(table)).some((column) => /person|moderator|muted/i.test(column))
      if (!hasPerson || LEFT_OUT[name]) continue
      expect(named.has(held[name] ?? ''), `${name} is in no file: collect it, or say why not`).toBe(true)
    }
  })
})
