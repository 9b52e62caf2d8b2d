const PREFIX = 'broadsheet-draft:'

/** Kept as it is typed, in this browser only, until it is published. */
export function keepDraft(field: EventTarget | null): void {
  if (!(field instanceof HTMLTextAreaElement) || !isDraft(field.form)) return
  try {
    if (field.value.trim()) localStorage.setItem(PREFIX + field.form.id, field.value)
    else localStorage.removeItem(PREFIX + field.form.id)
  } catch {
    // A browser that keeps nothing still sends.
  }
}

/** Gives back what was typed before a reload or a sign-in, where the form is empty, and says so below the field. */
export function restoreDraft(form: Element | null, sentence: string): void {
  if (!(form instanceof HTMLFormElement) || !isDraft(form)) return
  const field = form.elements.namedItem('body')
  if (!(field instanceof HTMLTextAreaElement)) return
  if (field.value) keepDraft(field)
  const kept = field.value ? null : read(form.id)
  if (!kept) return
  field.value = kept
  const said = document.createElement('p')
  said.setAttribute('role', 'status')
  said.className = 'mt-1.5 font-sans text-ink-3 text-meta'
  field.after(said)
  said.textContent = sentence
  field.addEventListener('input', () => said.remove(), { once: true })
}

export function dropDraft(form: HTMLFormElement): void {
  try {
    localStorage.removeItem(PREFIX + form.id)
  } catch {
    // Nothing was kept there.
  }
}

const isDraft = (form: HTMLFormElement | null): form is HTMLFormElement =>
  form?.getAttribute('action') === '/send/comment'

function read(form: string): string | null {
  try {
    return localStorage.getItem(PREFIX + form)
  } catch {
    return null
  }
}
