import { answerSent } from '#lib/forms/answer-form.ts'
import type { Runtime } from '#lib/runtime.ts'
import { returnFromProvider } from './provider-actions.ts'

const SAID = ['state', 'code', 'iss', 'error'] as const

/** Answers the link on which a provider sends somebody back, as if it were a form; whatever else is on it is not read. */
export function answerReturn(request: Request, provider: string, runtime: Runtime): Promise<Response> {
  const query = new URL(request.url, runtime.config.publicUrl).searchParams
  const said = SAID.flatMap((name) => {
    const value = query.get(name)
    return value === null ? [] : [[name, value] as const]
  })
  const fields = { provider, ...Object.fromEntries(said) }
  return answerSent(returnFromProvider, request, { fields, back: '/sign-in', form: null }, {}, runtime)
}
