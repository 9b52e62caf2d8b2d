import { and, asc, eq, lte, notInArray } from 'drizzle-orm'
import { hubSubscriptions, sources } from '#drizzle/schema/index.ts'
import type { Config } from '#lib/config.ts'
import type { Db } from '#lib/db/model.ts'
import { log } from '#lib/log.ts'
import type { Web } from '#lib/web/web.ts'
import { callbackOf, LEASE_SECONDS, mayAsk } from './model.ts'

type TendContext = {
  db: Db
  web: Web
  now(): Date
  config: Pick<Config, 'publicUrl' | 'publicUrlGiven' | 'fetchAllow'>
}
type Row = { subscription: typeof hubSubscriptions.$inferSelect; sourceState: string }

const AT_ONCE = 50
const HOUR_MS = 60 * 60 * 1000
const DAY_MS = 24 * HOUR_MS
/** A hub that does not answer is told to stop so often; then it is left alone, and its pushes find nobody. */
const FAREWELLS = 3

/**
 * Does what is due about hubs: asks those that are new, asks again before a promise runs out, tells those to stop whose
 * source is paused, gone or removed. What a hub does wrong ends here.
 *
 * @returns how many hubs were asked for something
 */
export async function tendHubs(context: TendContext, signal?: AbortSignal): Promise<number> {
  const { db, now } = context
  await endOrphans(db, now())
  const due = await db
    .select({ subscription: hubSubscriptions, sourceState: sources.state })
    .from(hubSubscriptions)
    .innerJoin(sources, eq(sources.id, hubSubscriptions.sourceId))
    .where(lte(hubSubscriptions.nextAt, now()))
    .orderBy(asc(hubSubscriptions.nextAt))
    .limit(AT_ONCE)
  let asked = 0
  for (const row of due) {
    if (signal?.aborted) break
    if (await tend(context, row)) asked += 1
  }
  return asked
}

/** A source that is not read any more needs no pushes. */
async function endOrphans(db: Db, now: Date): Promise<void> {
  const read = db.select({ id: sources.id }).from(sources).where(eq(sources.state, 'active'))
  await db
    .update(hubSubscriptions)
    .set({ state: 'ending', nextAt: now, failures: 0 })
    .where(and(notInArray(hubSubscriptions.sourceId, read), notInArray(hubSubscriptions.state, ['ending'])))
}

async function tend(context: TendContext, { subscription }: Row): Promise<boolean> {
  const { db, config, now } = context
  const { id, sourceId, state, hub, leaseUntil, callback, failures } = subscription
  if (state === 'ending') {
    const toldAlready = callback === null || failures >= FAREWELLS || !mayAsk(config, hub)
    if (toldAlready) {
      await db.delete(hubSubscriptions).where(and(eq(hubSubscriptions.id, id), eq(hubSubscriptions.state, 'ending')))
      return false
    }
    return ask(context, subscription, 'unsubscribe')
  }
  if (leaseUntil !== null && leaseUntil <= now()) {
    // It has stopped: the source is read at its own pace again.
    await db.update(sources).set({ pushedAt: null }).where(eq(sources.id, sourceId))
  }
  if (mayAsk(config, hub)) return ask(context, subscription, 'subscribe')
  // The operator may set PUBLIC_URL one day.
  await db
    .update(hubSubscriptions)
    .set({ nextAt: new Date(now().getTime() + HOUR_MS) })
    .where(eq(hubSubscriptions.id, id))
  return false
}

/**
 * Asks the hub. When it will be asked again, should it never call back, is written before it is asked: a hub may call back
 * before it answers.
 */
async function ask(
  { db, web, config, now }: TendContext,
  { id, hub, topic, secret, state, leaseUntil, callback: told, failures }: Row['subscription'],
  mode: 'subscribe' | 'unsubscribe',
): Promise<boolean> {
  const at = now()
  // A hub stops calling the address that it was given.
  const callback = mode === 'unsubscribe' && told !== null ? told : callbackOf(config.publicUrl, id)
  const promised = state === 'active' && leaseUntil !== null && leaseUntil > at
  const wait = Math.min(DAY_MS, HOUR_MS * 2 ** failures)
  await db
    .update(hubSubscriptions)
    .set({
      state: mode === 'unsubscribe' ? 'ending' : promised ? 'active' : 'asked',
      callback,
      askedAt: at,
      nextAt: new Date(at.getTime() + wait),
      failures: failures + 1,
    })
    .where(eq(hubSubscriptions.id, id))
  const wish = {
    'hub.callback': callback,
    'hub.mode': mode,
    'hub.topic': topic,
    ...(mode === 'subscribe' && { 'hub.lease_seconds': String(LEASE_SECONDS), 'hub.secret': secret }),
  }
  const answer = await web.fetch(hub, { form: wish, maxBytes: 65_536 })
  if (!answer.ok) log('warn', 'hub-not-reached', { hub, problem: answer.failure.problem })
  return true
}
