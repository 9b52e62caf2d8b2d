import { ROLES } from '#lib/accounts/model.ts'
import type { Messages } from '#lib/messages/model.ts'
import type { Logged } from '#lib/moderation/log.ts'
import { SANCTION_KINDS, SWITCH_KINDS } from '#lib/moderation/model.ts'

const known = <Name extends string>(names: readonly Name[], value: unknown): Name | null =>
  names.find((name) => name === value) ?? null

/**
 * What belongs to a line of the log besides who did what: the reason, which sanction or switch for how long, which role, and
 * what was said.
 *
 * @param time writes an instant for the reader
 */
export function logDetails(line: Logged, words: Messages, time: (iso: string) => string): string {
  const { log: say, sanctions, switches, roles } = words.moderation
  const { act, before, reason, note } = line
  const until = typeof before.until === 'string' ? say.untilTime(time(before.until)) : say.untilTakenBack
  const parts: (string | null)[] = [reason && say.reason(words.comments.reasons[reason])]
  if (act === 'sanctioned' || act === 'sanction-lifted') {
    const kind = known(SANCTION_KINDS, before.kind)
    parts.push(kind && (kind === 'warning' ? `${sanctions[kind]}.` : `${sanctions[kind]}, ${until}.`))
  }
  if (act === 'switched-on' || act === 'switched-off') {
    const kind = known(SWITCH_KINDS, before.kind)
    const place = before.articleId === null ? say.wholePaper : say.oneThread
    parts.push(kind && `${switches[kind].name}, ${place}, ${until}.`)
  }
  if (act === 'role-changed') {
    const [from, to] = [known(ROLES, before.role), known(ROLES, before.to)]
    parts.push(from && to && say.role(roles[from], roles[to]))
  }
  parts.push(note && say.said(note))
  return parts.filter(Boolean).join(' ')
}
