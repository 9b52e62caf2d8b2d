/** The letter on Sundays with what its reader saved in the week. */
export const weekLetter = {
  title: 'Sunday letter',
  label: 'What you saved in the week, by mail',
  hint: 'It comes on Sunday morning at seven, in a week in which you saved something. One click stops it.',
  noMail: 'Confirm a mail address first: the letter goes there.',
  wishes: { no: 'No letter', yes: 'A letter every Sunday' },
  kept: 'Saved.',
  /** Of our own words only: nothing that anybody wrote. */
  subject: (paper: string, count: number) =>
    `Your week at ${paper}: ${count === 1 ? 'one story saved' : `${count} stories saved`}`,
  greeting: (handle: string) => `Hello ${handle},`,
  /** `sums` is "14 unread, 1 h 50 min" or "Nothing unread". */
  intro: (count: number, sums: string) =>
    `This week you saved ${count === 1 ? 'one story' : `${count} stories`}. Of all that you have saved: ${sums}.`,
  saved: 'Saved this week',
  inProgress: 'Begun earlier',
  meta: (source: string, time: string) => `${source} · ${time}`,
  minutes: (count: number) => `${count} min`,
  done: 'read',
  archived: 'archived',
  more: (count: number) => `and ${count} more`,
  toSaved: 'All that you saved',
  foot: (paper: string) => `${paper} sends this letter on Sundays because you asked for it.`,
  change: 'Change that',
  stop: 'No such letter any more',
  unsubscribe: {
    title: 'Sunday letter',
    ask: (handle: string) => `No more Sunday letters to ${handle}?`,
    stop: 'Stop this letter',
    stopped: (handle: string) => `No Sunday letters are sent to ${handle}.`,
    again: 'They can be asked for again on the account page.',
  },
}
