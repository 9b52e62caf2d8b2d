/** Keeping texts: any address, and what was saved as it was saved. */
export const keeping = {
  earlier: 'You saved an earlier text',
  asSaved: 'as you saved it',
  toPresent: 'The story as it is now',
  toSaved: 'All that you saved',
  stillKept: 'You saved this story when it was here, and can still read it:',
  copyNote: {
    gone: (date: string) => `This is not in the paper any more. You read it as you saved it on ${date}.`,
    changed: (date: string) => `This is the text as you saved it on ${date}. The source has changed it since.`,
    same: (date: string) => `This is the text as you saved it on ${date}. The source has not changed it since.`,
    elsewhere: (date: string) => `You saved this page on ${date}. Only you can read this copy.`,
  },
  addLabel: 'Save an address',
  addressLabel: 'Address of any page',
  titleLabel: 'What it is called (may stay empty)',
  add: 'Save this page',
  signInFirst: 'Please sign in first. Then the page can be saved.',
  savedAlready: (headline: string) => `This was saved already: ${headline}`,
  faults: {
    'no-address': 'This is no address of the web: one begins with https:// and holds no spaces and no password.',
    private: 'This address lies in a private network or at an unusual port, where this paper does not read.',
  },
  elsewhereTitle: 'Save from other pages',
  bookmarklet:
    'Make a bookmark in your browser and give it this line as its address. Opened on any page, it leads here and asks whether to save that page.',
  shareTarget:
    'On a phone on which the paper is installed, it stands among the programs that a page can be shared with.',
  confirmTitle: 'Save a page',
  confirm: 'It is saved when you say so, not before.',
  waiting: 'Its text is on its way.',
  again: 'Try again',
  againNamed: (headline: string) => `Try again: ${headline}`,
  problems: {
    away: 'Its text could not be fetched: the address could not be reached.',
    'not-there': 'Its text could not be fetched: there is nothing to read at this address.',
    refused: 'Its text could not be fetched: the page asks to sign in, to agree to something, or to be left alone.',
    'no-page': 'What lies there is no page: a PDF, a picture or the like. The address is kept.',
    'no-text': 'No text was found on the page. The address is kept.',
    'too-much': 'The page is too large to be read. The address is kept.',
    ours: 'The paper itself failed at this page. The address is kept.',
  },
}
