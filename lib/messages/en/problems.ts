/** Said alike of both, so that nobody can feel out a private network through the paper. */
const notReached = () =>
  'This address could not be reached. Check it; if it is on a private network, whoever runs the paper can allow it in FETCH_ALLOW.'

const status = (code: string | null): string => {
  if (code === '401' || code === '403') return `The server refuses to show this address (${code}). Ask its owner.`
  if (code === '404') return 'The server has nothing at this address (404). Check the address.'
  if (code && Number(code) >= 500) return `The server has a problem of its own (${code}). It is tried again later.`
  return code
    ? `The server answered ${code}, which is no answer to read. Check the address.`
    : 'The server answered with an error. Check the address.'
}

export const problems = {
  /** One sentence for each way in which the world outside may fail us; `detail` is that of the failure. */
  fetch: {
    'address-invalid': () => 'This is not a web address. It begins with http:// or https:// and holds no password.',
    'address-refused': notReached,
    unreachable: notReached,
    'name-unknown': (host: string | null) =>
      `${host ? `Nobody knows the name ${host}` : 'Nobody knows the name in this address'}. Check the spelling.`,
    tls: () =>
      'The secure connection failed: the certificate of the server is not valid. Its owner has to renew or mend it.',
    timeout: (limit: string | null) =>
      `The server did not answer in time${limit ? ` (${limit})` : ''}. It is tried again later.`,
    'too-slow': () => 'The server sends so slowly that we gave up. It is tried again later.',
    'too-large': (limit: string | null) =>
      limit === 'headers'
        ? 'The server sends more headers than we read. Its owner has to mend that.'
        : `The answer is too large${limit ? `: more than ${limit}` : ''}. Look for a shorter feed there.`,
    'encoding-unsupported': () =>
      'The answer is packed in a way that we do not read. Its owner has to send gzip, Brotli, or plain.',
    'too-many-redirects': (most: string | null) =>
      `The address leads from one to the next${most ? ` more than ${most} times` : ' without an end'}. Use the one where it ends in a browser.`,
    'redirect-refused': () =>
      'The address leads on to one that must not be read. Use the address where it ends in a browser.',
    held: (host: string | null) =>
      `The server${host ? ` (${host})` : ''} asked to be left alone for a while, and is. It is read again when that is over.`,
    status,
    'cut-short': () => 'The answer broke off, or made no sense. It is tried again later.',
    gone: () => 'The server says that this address is gone for good (410). Remove it, or look for the new one.',
    'rate-limited': () => 'The server asks to be read less often, and is. It is read again later.',
  },
}
