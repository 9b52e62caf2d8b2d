/** What the server itself says, before or instead of a page. */
export const press = {
  addressUnreadable: 'This address cannot be read: it is not a path of this paper.',
  hostMissing: 'The request does not say which host it means.',
  hostForeign: (origin: string) =>
    `This paper does not answer at that name. It lives at ${origin}; if it should answer here, set PUBLIC_URL to this address.`,
  originForeign: 'This was sent from another site, so it was not done. Open the page here and try again.',
  methodUnknown: 'This paper does not know that kind of request.',
  bodyTooLarge: 'That is more than this paper takes in one go.',
  takeoutBusy: 'Your file is being made already, or several others are at this moment. Please try again in a minute.',
  uploadsTaken:
    'The paper is taking in other libraries at the moment: please try again in a minute. Your file is where it was.',
  headersTooLarge: 'The request carries more headers than this paper reads.',
  tooSlow: 'The request took too long to arrive.',
  notFound: 'There is nothing at this address.',
  broken: 'Something went wrong on our side. It has been noted; please try again in a minute.',
  storeAway:
    'The paper cannot reach its store at the moment. Pages that were read lately still open; please try this one again in a minute.',
  stale: (minutes: number) =>
    `The paper cannot be printed anew at the moment. This page is as it was ${minutes === 1 ? 'a minute' : `${minutes} minutes`} ago.`,
  starting: 'The paper is about to open: please try again in a few seconds.',
  closing: 'The paper is being restarted: please try again in a few seconds.',
  folderUnwritable: (folder: string, code: string) =>
    `The data folder ${folder} cannot be written to (${code}): give this user the right to write there, or set DATA_DIR.`,
  secretDamaged: (path: string) =>
    `The file ${path} does not hold a secret that this paper made: restore it, or remove it and a new one is made.`,
  portTaken: (port: number) => `Port ${port} is in use by another program: stop it, or set PORT to another number.`,
  portForbidden: (port: number) => `Port ${port} may not be used by this user: set PORT to a number above 1023.`,
  hostUnusable: (host: string) => `The setting HOST cannot be used: this machine has no address "${host}".`,
  clockSet: (instant: string) => `The paper's clock starts at ${instant}, because CLOCK is set.`,
  printingSample: 'Printing the sample edition …',
  sampleSource: (done: number, total: number, title: string) => `source ${done} of ${total}: ${title}`,
  samplePrinted: (stories: number) => `The sample edition holds ${stories} stories.`,
  openAt: (address: string) => `The paper is open at ${address}`,
  closed: 'The paper is closed.',
  toFront: 'To the front page',
  titleFor: (status: number) => `Broadsheet · ${status}`,
}
