import { isSecure, readCookie } from '#lib/accounts/cookies.ts'
import { readerOf } from '#lib/accounts/sessions.ts'
import { log } from '#lib/log.ts'
import { pathBack } from '#lib/reading/back.ts'
import { asChoices, type Choices, choicesCookie, readChoices } from '#lib/reading/choices.ts'
import { keepLook } from '#lib/reading/keep-look.ts'
import { runtime } from '#lib/runtime.ts'

/** Keeps the reader's choices in a cookie and goes back to the page that they were made on. */
export async function POST(request: Request): Promise<Response> {
  const form = await request.formData().catch(() => new FormData())
  const cookies = request.headers.get('cookie')
  const choices = asChoices(Object.fromEntries(form), readChoices(cookies))
  const { config } = runtime()
  await follow(cookies, choices)
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

/** The choices of somebody with an account follow them. Where the store does not answer, they hold in this browser. */
async function follow(cookies: string | null, choices: Choices): Promise<void> {
  const { config, db, now } = runtime()
  const session = readCookie(cookies, 'session', isSecure(config.publicUrl))
  if (session === null) return
  try {
    const reader = await readerOf(db, session, now())
    if (reader) await keepLook(db, reader.id, choices)
  } catch (problem) {
    log('warn', 'look-not-kept', { problem: String(problem) })
  }
}
