import { setTimeout as pause } from 'node:timers/promises'
import { people } from '#drizzle/schema/index.ts'
import { handleKey } from '#lib/accounts/handles.ts'
import { hashPassword } from '#lib/accounts/passwords.ts'
import { readConfig } from '#lib/config.ts'
import { openStore } from '#lib/db/open-store.ts'
import { ask } from '../e2e/ask.ts'
import { signUp } from '../e2e/people.ts'
import { fetchRaw } from './fetch-raw.ts'
import type { Figure } from './figures.ts'
import { startPaper } from './running-paper.ts'

const PEOPLE = 400
const AT_ONCE = 8
const LASTS_MS = 6_000
/** One more reader turns a page every so often: what they wait for is what is measured. */
const TURNS_EVERY_MS = 25
const PASSWORD = 'two herons by the weir'

/** Sign-ins by password a second, and what a reader beside them waits for a page, held and their own. */
export async function signInFigures(dataDir: string): Promise<Figure[]> {
  await startPaper(dataDir).then((paper) => paper.stop())
  await givenPeople(dataDir)
  // Each from an address of its own: one alone may sign in a hundred times an hour.
  const paper = await startPaper(dataDir, { TRUSTED_PROXIES: '127.0.0.1,::1' })
  try {
    const { url } = paper
    const { cookie } = await signUp(url, { handle: 'one-who-reads', name: 'A Reader' })
    for (let view = 0; view < 20; view += 1) await fetchRaw(url, { cookie })
    await signIn(url, 0)
    const alone = await readingDuring(url, cookie, pause(LASTS_MS))
    const started = performance.now()
    const busy = signInUntil(url, started + LASTS_MS)
    const beside = await readingDuring(url, cookie, busy)
    const perSecond = (await busy) / ((performance.now() - started) / 1_000)
    const waits = (name: string, { median, slow }: Waits, before: Waits): Figure => ({
      what: `${name}, beside sign-ins`,
      value: median,
      unit: 'ms',
      note: `of twenty the slowest ${slow.toFixed(1)} ms; without sign-ins ${before.median.toFixed(1)} and ${before.slow.toFixed(1)} ms`,
    })
    return [
      {
        what: 'sign-ins by password',
        value: perSecond,
        unit: '',
        note: `a second, ${AT_ONCE} at once, each on the disk`,
      },
      waits('front, held', beside.held, alone.held),
      waits('front, for a session', beside.own, alone.own),
    ]
  } finally {
    await paper.stop()
  }
}

async function givenPeople(dataDir: string): Promise<void> {
  const store = await openStore(readConfig({ DATA_DIR: dataDir }))
  try {
    const passwordHash = await hashPassword(PASSWORD)
    const createdAt = new Date()
    const handles = Array.from({ length: PEOPLE }, (_, index) => `bench-person-${index}`)
    await store.db
      .insert(people)
      .values(handles.map((handle) => ({ handle, handleKey: handleKey(handle), passwordHash, createdAt })))
  } finally {
    await store.close()
  }
}

async function signIn(url: string, number: number): Promise<void> {
  const { status, body } = await ask(`${url}/send/sign-in`, {
    method: 'POST',
    headers: {
      origin: url,
      accept: 'application/json',
      'content-type': 'application/x-www-form-urlencoded',
      'x-forwarded-for': `198.18.${Math.floor(number / 250) % 250}.${number % 250}`,
    },
    body: new URLSearchParams({ handle: `bench-person-${number % PEOPLE}`, password: PASSWORD }).toString(),
  })
  if (status !== 200) throw new Error(`a sign-in was answered with ${status}: ${body}`)
}

/** @returns how many signed in */
async function signInUntil(url: string, until: number): Promise<number> {
  let begun = 0
  const one = async () => {
    while (performance.now() < until) {
      begun += 1
      await signIn(url, begun)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, one))
  return begun
}

type Waits = { median: number; slow: number }

/** Turns the front's pages, everybody's and one's own by turns, for as long as something else lasts. */
async function readingDuring(
  url: string,
  cookie: string,
  other: Promise<unknown>,
): Promise<{ held: Waits; own: Waits }> {
  let over = false
  const ended = other.then(() => {
    over = true
  })
  const held: number[] = []
  const own: number[] = []
  const timed = async (headers: Record<string, string>, into: number[]) => {
    const started = performance.now()
    await fetchRaw(url, headers)
    into.push(performance.now() - started)
    await pause(TURNS_EVERY_MS)
  }
  while (!over) {
    await timed({}, held)
    await timed({ cookie }, own)
  }
  await ended
  return { held: waitsOf(held), own: waitsOf(own) }
}

function waitsOf(times: number[]): Waits {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? 0
  return { median: at(0.5), slow: at(0.95) }
}
