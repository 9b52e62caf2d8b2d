import { cache } from 'react'
import { openPaper as open } from '#lib/paper/open.ts'
import { runtime } from '#lib/runtime.ts'

/** The paper as one request sees it: read once, however many parts of the page ask. */
export const openPaper = cache(() => open(runtime()))
