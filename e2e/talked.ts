import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext } from '@playwright/test'
import { cookieName } from '#lib/accounts/cookies.ts'
import { test as base } from './fixtures.ts'
import { startPaper } from './paper-server.ts'
import { fillPaper } from './papers.ts'
import { fillTalk, sessionOf, type Talker } from './talk.ts'

const NOW = new Date('2025-08-10T08:42:00Z')

/** The stories of `fillTalk`: a thread in every state, an empty one, five hundred comments, a closed one. */
export type Talked = { stories: string[] }

/** A journey in a paper that people talk in. */
export const test = base.extend<object, { talked: Talked }>({
  talked: [{ stories: [] }, { option: true, scope: 'worker' }],
  paper: [
    async ({ talked }, use) => {
      const folder = mkdtempSync(join(tmpdir(), 'broadsheet-talked-'))
      const settings = { DEMO: 'off', CLOCK: NOW.toISOString() }
      // The first start makes the tables.
      await (await startPaper(settings, folder)).stop()
      await fillPaper(folder, 5_000, NOW)
      talked.stories = await fillTalk(folder, NOW)
      const paper = await startPaper(settings, folder)
      await use(paper)
      await paper.stop()
      rmSync(folder, { recursive: true, force: true })
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  errors: async ({ errors }, use) => {
    await use(errors)
    // A refusal is an answer, and a network that is cut a part of a journey: the browser notes both in the console.
    const others = errors.filter((error) => !/status of (401|403|409|422)|net::ERR_FAILED/.test(error))
    errors.splice(0, errors.length, ...others)
  },
})

export const sampleOf = (talked: Talked, index: number): string => talked.stories[index] ?? ''

export const signIn = (context: BrowserContext, url: string, who: Talker) =>
  context.addCookies([{ name: cookieName('session', false), value: sessionOf(who), url }])
