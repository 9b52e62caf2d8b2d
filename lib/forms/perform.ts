import { hasRole } from '#lib/accounts/model.ts'
import { takeTurn } from '#lib/limits/take-turn.ts'
import { log } from '#lib/log.ts'
import type { Acting, Action, Outcome } from './model.ts'
import { waitWords } from './wait-words.ts'

/** Somebody has to sign in first; everything else an action may come to is its own outcome. */
export type Performed = Outcome | { is: 'sign-in'; sentence: string }

/** Parse, who, limit, run: the one order in which the paper does what people ask of it (house.md §1). */
export async function perform<In>(
  action: Action<In>,
  acting: Acting,
  fields: Record<string, unknown>,
  params: Record<string, string>,
): Promise<Performed> {
  const words = acting.words.forms
  const staff = action.who !== 'anyone' && action.who !== 'reader'
  // The desk does not say that it is there.
  if (staff && !hasRole(acting.reader, staffRole(action.who))) {
    return { is: 'refused', status: 404, sentence: words.notYours }
  }
  const parsed = action.fields(acting.words, acting.reader).safeParse(fields)
  if (!parsed.success) {
    const { issues } = parsed.error
    if (issues.some(({ code }) => code === 'unrecognized_keys')) {
      log('warn', 'unknown-field', { action: action.name })
      return { is: 'refused', status: 400, sentence: words.unknownField }
    }
    const errors: Record<string, string> = {}
    for (const { path, message } of issues) errors[String(path[0] ?? '')] ??= message
    return { is: 'mend', errors }
  }
  if (action.who === 'reader' && !acting.reader) {
    return { is: 'sign-in', sentence: action.signInFirst?.(acting.words) ?? words.signInFirst }
  }

  const bar = acting.reader?.bar
  if (bar && !action.barredMay && !(bar.kind === 'pause' && action.pausedMay)) {
    const {
      language,
      paper: { timeZone },
    } = acting
    const until =
      bar.until && new Date(bar.until).toLocaleString(language, { dateStyle: 'long', timeStyle: 'short', timeZone })
    const sentence = bar.kind === 'ban' ? words.banned(bar.reason, until) : words.paused(bar.reason, until)
    return { is: 'refused', status: 403, sentence }
  }
  for (const limit of action.limits?.(acting, parsed.data) ?? []) {
    const wait = await takeTurn(acting.db, { ...limit, key: `${action.name}:${limit.key}` }, acting.now)
    if (wait > 0) {
      return { is: 'refused', status: 429, sentence: words.tooOften(waitWords(wait, words)), retryAfter: wait }
    }
  }
  return action.run({ ...acting, input: parsed.data, params })
}

const staffRole = (who: Action<unknown>['who']) => (who === 'anyone' ? 'reader' : who)
