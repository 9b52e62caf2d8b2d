import { cookies } from 'next/headers'
import { cache } from 'react'
import { isSecure, readCookie } from '#lib/accounts/cookies.ts'
import { openPaper as open } from '#lib/paper/open.ts'
import { runtime } from '#lib/runtime.ts'

/** The paper as one request sees it: read once, however many parts of the page ask. */
export const openPaper = cache(async () => {
  const here = runtime()
  const secure = isSecure(here.config.publicUrl)
  // The press hands no cookie on for a page that is printed for everybody.
  const header = (await cookies()).toString()
  return open(here, { session: readCookie(header, 'session', secure), form: readCookie(header, 'form', secure) })
})
