/**
 * Puts the text and the list of marks as the paper now writes them for this reader in place of what stands there: what the
 * paper has not drawn, the page does not show. What was being typed into a note stays.
 *
 * @returns false where the page has to be loaded anew
 */
export async function redraw(): Promise<boolean> {
  const answer = await fetch(location.pathname + location.search, { headers: { accept: 'text/html' } })
  if (!answer.ok) return false
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html')
  const texts = document.querySelectorAll('#story .article-body')
  const drawn = fresh.querySelectorAll('#story .article-body')
  if (texts.length !== drawn.length) return false
  for (const [index, text] of texts.entries()) {
    const html = drawn[index]?.innerHTML ?? ''
    if (text.innerHTML !== html) text.innerHTML = html
  }
  const list = document.getElementById('own-marks')
  const typed = [...(list?.querySelectorAll('textarea') ?? [])].filter((box) => box.value !== box.defaultValue)
  if (list) list.innerHTML = fresh.getElementById('own-marks')?.innerHTML ?? ''
  for (const { id, value } of typed) {
    const box = document.getElementById(id)
    if (!(box instanceof HTMLTextAreaElement)) continue
    box.value = value
    box.closest('details')?.setAttribute('open', '')
  }
  return true
}
