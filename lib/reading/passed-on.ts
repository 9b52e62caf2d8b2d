import { asQuery, fromQuery, type Locale } from './choices.ts'

/** The press tells Next here in what way a page is to be printed, in place of anything that a client sent under this name. */
export const CHOICES_HEADER = 'x-broadsheet-choices'

/** What a page is printed by. `slots`: its bar stays empty, and the press fills it whenever it sends the page. */
export type PassedOn = Locale & { slots: boolean }

/** The value of the header. */
export function passOn({ language, place, unit, slots }: Partial<PassedOn>): string {
  const query = asQuery({ language: language ?? null, place: place ?? null, unit: unit ?? null })
  return slots ? `slots=on&${query}` : query
}

/** @param header the header's value; nothing was chosen where it is absent */
export function passedOn(header: string | null | undefined): PassedOn {
  const { language, place, unit } = fromQuery(header ?? '')
  return { language, place, unit, slots: (header ?? '').startsWith('slots=on&') }
}
