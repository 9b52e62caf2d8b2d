import type { Reader } from '#lib/accounts/model.ts'
import { readConfig } from '#lib/config.ts'
import type { Db } from '#lib/db/model.ts'
import type { Acting } from '#lib/forms/model.ts'
import { messagesFor } from '#lib/messages/model.ts'
import { NOTHING_CHOSEN } from '#lib/reading/choices.ts'
import { refused } from '#lib/result.ts'
import type { Works } from '#lib/works.ts'

/** A paper whose engine stands still. */
export const idleWorks: Works = {
  providers: {
    begin: async () => refused('unreachable'),
    finish: async () => refused('unreachable'),
  },
  askSources: async () => undefined,
  readSource: async () => true,
  sectionNamed: async () => null,
  wake: () => undefined,
  askWeather: async () => undefined,
  takePush: async () => undefined,
  wantWeather: () => undefined,
  removeSample: async () => undefined,
}

type Seen = Acting & {
  /** What was said to the operator, line by line. */
  said: string[]
  /** What was recalled, tag by tag. */
  recalled: string[]
}

/** Somebody who asks the paper for something on August 10, 2025 at 10:42 in Munich, from an address of a test's own. */
export function acting(db: Db, fields: Partial<Acting> & { reader?: Reader | null } = {}): Seen {
  const said: string[] = []
  const recalled: string[] = []
  return {
    db,
    config: readConfig({}),
    now: new Date('2025-08-10T08:42:00Z'),
    secret: 'a secret of the tests, as long as the real one is',
    reader: null,
    addressKey: 'address-of-a-test',
    back: '/',
    agent: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
    browser: null,
    paper: {
      name: 'Broadsheet',
      tagline: '',
      place: 'Munich',
      timeZone: 'Europe/Berlin',
      language: 'en',
      locked: [],
    },
    words: messagesFor('en'),
    language: 'en',
    choices: NOTHING_CHOSEN,
    say: (line) => said.push(line),
    recall: (...tags) => recalled.push(...tags),
    works: idleWorks,
    ...fields,
    said,
    recalled,
  }
}
