import { answerReturn } from '#lib/accounts/answer-return.ts'
import { runtime } from '#lib/runtime.ts'

type Context = { params: Promise<{ provider: string }> }

/** Where a provider sends somebody back to. */
export async function GET(request: Request, context: Context): Promise<Response> {
  return answerReturn(request, (await context.params).provider, runtime())
}
