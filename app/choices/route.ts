import { pathBack } from '#lib/reading/back.ts'
import { asChoices, choicesCookie, readChoices } from '#lib/reading/choices.ts'
import { runtime } from '#lib/runtime.ts'

/** Keeps the reader's choices in a cookie and goes back to the page that they were made on. */
export async function POST(request: Request): Promise<Response> {
  const form = await request.formData().catch(() => new FormData())
  const choices = asChoices(Object.fromEntries(form), readChoices(request.headers.get('cookie')))
  const { config } = runtime()
  const back = pathBack(request.headers.get('referer'), request.headers.get('host') ?? new URL(config.publicUrl).host)
  return new Response(null, {
    status: 303,
    headers: {
      location: back,
      'set-cookie': choicesCookie(choices, config.publicUrl.startsWith('https:')),
      'cache-control': 'private, no-store',
    },
  })
}
