import { cookies, headers } from 'next/headers'
import { cache } from 'react'
import { isSecure, readCookie } from '#lib/accounts/cookies.ts'
import { openPaper as open } from '#lib/paper/open.ts'
import { CHOICES_HEADER, passedOn } from '#lib/reading/passed-on.ts'
import { runtime } from '#lib/runtime.ts'
import { finishSaving } from '#lib/saved/finish-saving.ts'

/** The paper as one request sees it: read once, however many parts of the page ask. */
export const openPaper = cache(async () => {
  const here = runtime()
  const secure = isSecure(here.config.publicUrl)
  // The press hands no cookie on for a page that is printed for everybody.
  const header = (await cookies()).toString()
  const visitor = { session: readCookie(header, 'session', secure), form: readCookie(header, 'form', secure) }
  const chosen = passedOn((await headers()).get(CHOICES_HEADER))
  const opened = await open(here, visitor, chosen)
  // Somebody who pressed Save and has signed in since: the story is saved, and the page says so.
  return (await finishSaving(opened, visitor.form)) ? open(here, visitor, chosen) : opened
})
