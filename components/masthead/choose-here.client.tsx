'use client'

import { type Choices, keepChoices, readChoices } from '#lib/reading/choices.ts'

/**
 * Keeps a choice in this browser; of somebody who is signed in also on their account, so that it follows them. A page that
 * could not tell the account is dressed all the same.
 */
export function chooseHere(choice: Partial<Choices>, signedIn: boolean): void {
  // Scripts run here, so light pages are not chosen.
  keepChoices(document, { ...readChoices(document.cookie), ...choice, light: false }, location.protocol === 'https:')
  if (!signedIn) return
  const fields = Object.entries(choice).map(([name, value]) => [name, String(value)])
  void fetch('/choices', { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' }).catch(() => null)
}
