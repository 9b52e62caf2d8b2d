import type { Answer } from './model.ts'

/** Says at the fields what to mend, in the same words and places as a page without scripts, and leads to the first. */
export function sayAtFields(form: HTMLFormElement, { errors = {}, sentence, is }: Answer): void {
  unsay(form)
  const wrong = Object.entries(errors).flatMap(([name, text]) => {
    const named = form.elements.namedItem(name)
    // Of radios the group is what the error belongs to.
    const field = named instanceof RadioNodeList ? (named[0] as Element | undefined)?.closest('fieldset') : named
    return field instanceof HTMLElement ? [{ field, text, name }] : []
  })
  for (const { field, text, name } of wrong) {
    const said = document.createElement('p')
    said.id = `${form.id}-${name}-error`
    said.className = 'mt-1.5 font-[550] font-sans text-accent text-ui'
    said.dataset.said = ''
    said.textContent = text
    if (field instanceof HTMLFieldSetElement) field.append(said)
    else field.after(said)
    if (!(field instanceof HTMLFieldSetElement)) {
      field.classList.add('field-wrong')
      field.setAttribute('aria-invalid', 'true')
    }
    field.setAttribute('aria-describedby', said.id)
  }
  if (sentence || wrong.length === 0) {
    const said = document.createElement('p')
    said.setAttribute('role', 'alert')
    said.dataset.said = ''
    said.className = 'mb-4 border-accent border-s-2 ps-3 font-[550] font-sans text-accent text-ui'
    form.prepend(said)
    // Filled once it stands there: only then is it spoken.
    said.textContent = sentence ?? Object.values(errors)[0] ?? is
  }
  const first = wrong[0]?.field ?? form.querySelector<HTMLElement>('textarea, input:not([type="hidden"]), button')
  const inside = first instanceof HTMLFieldSetElement ? first.querySelector<HTMLElement>('input') : first
  inside?.focus()
}

export function unsay(form: HTMLFormElement): void {
  for (const said of form.querySelectorAll('[data-said], [role="alert"], [id$="-error"]')) said.remove()
  for (const field of form.querySelectorAll('[aria-invalid]')) {
    field.classList.remove('field-wrong')
    field.removeAttribute('aria-invalid')
    field.removeAttribute('aria-describedby')
  }
}
