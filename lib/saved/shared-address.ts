const ADDRESS = /https?:\/\/[^\s<>"]+/i

/**
 * What was shared. Programs disagree on where the address goes: many write it into the text, behind a sentence.
 *
 * @returns what the form is filled in with; an empty address where none was found
 */
export function sharedAddress(given: { url: string; title: string; text: string }): { url: string; title: string } {
  const from = [given.url, given.text, given.title].find((part) => ADDRESS.test(part))
  const url = from === undefined ? given.url.trim() : (ADDRESS.exec(from)?.[0] ?? '').replace(/[.,;:!?)\]]+$/, '')
  const beside = given.title || (from === given.text ? given.text : '')
  return { url, title: beside.replace(ADDRESS, '').replace(/\s+/g, ' ').trim().slice(0, 300) }
}
