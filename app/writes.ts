import { answerForm } from '#lib/forms/answer-form.ts'
import type { Action } from '#lib/forms/model.ts'
import { runtime } from '#lib/runtime.ts'

/** A route without brackets in its address has no params at all. */
type Context = { params: Promise<Record<string, string | string[] | undefined> | undefined> }

/** The handler of a route that takes what `action` describes, from forms and from scripts alike. */
export function writes<In>(action: Action<In>) {
  return async (request: Request, context: Context): Promise<Response> => {
    const params = Object.entries((await context.params) ?? {}).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value]] : [],
    )
    return answerForm(action, request, Object.fromEntries(params), runtime())
  }
}
