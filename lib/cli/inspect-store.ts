import type { Engine } from '#lib/launch/engine.ts'
import { messagesFor } from '#lib/messages/model.ts'
import { listSources } from '#lib/sources/queries.ts'

/** One thing that the doctor looked at; `mend` says what to do where it is not fine. */
export type Finding = { fine: boolean; text: string; mend: string | null }

export const fine = (text: string): Finding => ({ fine: true, text, mend: null })
export const ill = (text: string, mend: string): Finding => ({ fine: false, text, mend })

/** What only an open store can tell. */
export async function inspectStore(engine: Engine): Promise<Finding[]> {
  const words = messagesFor('en')
  const say = words.cli.doctor
  const health = await engine.store.health()
  if (!health.answers) return [ill(say.databaseSilent, say.mendDatabase)]
  const list = await listSources(engine.db, engine.now(), words.sources)
  const sick = list.filter((source) => source.health.state === 'sick' || source.state === 'gone')
  return [
    fine(say.database),
    ...sick.map(({ id, title, health: { sentences } }) =>
      ill(say.source(title, sentences.join(' ')), say.mendSource(id)),
    ),
    ...(sick.length ? [] : [fine(say.sourcesWell(list.length))]),
  ]
}
