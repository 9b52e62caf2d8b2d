import type { Answer, News } from './model.ts'

/** What a form says when this button sends it. */
export function fieldsOf(form: HTMLFormElement, submitter: HTMLElement | null): URLSearchParams {
  const fields = new URLSearchParams()
  for (const [name, value] of new FormData(form, submitter)) if (typeof value === 'string') fields.append(name, value)
  return fields
}

/** Sends it to where it would go without a script, and asks for the answer in our own words. */
export async function send(form: HTMLFormElement, fields: URLSearchParams): Promise<Answer> {
  const headers = { accept: 'application/json' }
  const response = await fetch(form.getAttribute('action') ?? '', { method: 'POST', headers, body: fields })
  // The border: our own routes answer so (app/writes.ts), whatever the status.
  return (await response.json()) as Answer
}

/** Sends it the plain way: the server keeps what was typed and leads through sign-in. */
export function sendPlainly(form: HTMLFormElement, submitter: HTMLElement | null): void {
  if (submitter instanceof HTMLButtonElement && submitter.name) {
    const field = document.createElement('input')
    Object.assign(field, { type: 'hidden', name: submitter.name, value: submitter.value })
    form.append(field)
  }
  // Not `form.submit`: a field of that name would hide it.
  HTMLFormElement.prototype.submit.call(form)
}

export async function pageAt(address: string): Promise<Document> {
  const response = await fetch(address, { headers: { accept: 'text/html' } })
  if (!response.ok) throw new Error(`${address}: ${response.status}`)
  return new DOMParser().parseFromString(await response.text(), 'text/html')
}

export async function newsOf(article: number, since: string): Promise<News> {
  const response = await fetch(`/api/thread/${article}?${new URLSearchParams({ since })}`)
  if (!response.ok) throw new Error(String(response.status))
  const answer: unknown = await response.json()
  // The border: our own route (app/api/thread), read for two of its fields.
  const { latest, comments } = answer as { latest: string; comments: { id: number }[] }
  return { latest, ids: comments.map(({ id }) => id) }
}
