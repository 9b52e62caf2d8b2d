import type { Db } from '#lib/db/model.ts'
import { messagesFor } from '#lib/messages/model.ts'
import { type TakeoutContext, takeout } from '#lib/takeout/takeout.ts'
import { TEST_NOW } from './given-people.ts'
import { strictUnzip } from './strict-zip.ts'

/** Of an English paper at paper.example that keeps no pictures, unless told. */
export function takeoutContext(db: Db, fields: Partial<TakeoutContext> = {}): TakeoutContext {
  return {
    db,
    now: TEST_NOW,
    paper: { name: 'The <Gazette>', language: 'en', timeZone: 'Europe/Berlin' },
    publicUrl: 'https://paper.example',
    language: 'en',
    words: messagesFor('en'),
    pictureOf: async () => null,
    ...fields,
  }
}

/** The whole file of somebody, as bytes. */
export async function takenZip(context: TakeoutContext, personId: number): Promise<Buffer> {
  const parts: Uint8Array[] = []
  for await (const part of takeout(context, personId)) parts.push(part)
  return Buffer.concat(parts)
}

/** What lies in it: texts as such. */
export async function takenFiles(context: TakeoutContext, personId: number): Promise<Map<string, string>> {
  const files = strictUnzip(await takenZip(context, personId))
  return new Map([...files].map(([name, bytes]) => [name, bytes.toString('utf8')]))
}
