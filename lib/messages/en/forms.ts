/** What any form says of itself, whatever it is for. */
export const forms = {
  signInFirst: 'Please sign in first. What you wrote is kept for an hour and waits for you here.',
  stillHere: 'You are signed in. Here is what you wrote; it is not sent yet.',
  unknownField: 'This form sent something that the paper does not know. Please load the page again and send it anew.',
  unreadable: 'What was sent cannot be read. Please load the page again and send it anew.',
  mend: 'Please look at what is marked below.',
  notYours: 'There is nothing at this address.',
  tooOften: (wait: string) => `That was often. Please try again in ${wait}; what you wrote is kept.`,
  banned: (reason: string, until: string | null) =>
    `This account may not write${until ? ` until ${until}` : ''}. The reason given: ${reason}`,
  paused: (reason: string, until: string | null) =>
    `This account is paused${until ? ` until ${until}` : ''} and may not write comments. The reason given: ${reason}`,
  noRoom: 'The paper’s disk is nearly full, so nothing can be stored right now. Please try again later.',
  underWay: 'This is being done at this very moment.',
  storeDown: 'The paper cannot store anything right now. Please try again in a minute; below is what you wrote.',
  whatYouWrote: 'What you wrote:',
  seconds: (count: number) => (count === 1 ? '1 second' : `${count} seconds`),
  minutes: (count: number) => (count === 1 ? '1 minute' : `${count} minutes`),
  hours: (count: number) => (count === 1 ? '1 hour' : `${count} hours`),
}
