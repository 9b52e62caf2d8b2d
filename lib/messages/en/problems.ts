/** Said alike of both, so that nobody can feel out a private network through the paper. */
const notReached = () =>
  'The address could not be reached: check it. On a private network, whoever runs the paper allows it in FETCH_ALLOW.'

const status = (code: string | null): string => {
  if (code === '401' || code === '403') return `The server refuses to show this address (${code}): ask its owner.`
  if (code === '404') return 'The server has nothing at this address (404): check the address.'
  if (code && Number(code) >= 500) return `The server answered ${code}, a problem of its own: wait a while.`
  return `The server answered ${code ?? 'with an error'}, which is nothing to read: check the address.`
}

export const problems = {
  /** One sentence for each way in which the world outside may fail us; `detail` is that of the failure. */
  fetch: {
    'address-invalid': () =>
      'The address is not one of the web: that begins with http:// or https:// and holds no password.',
    'address-refused': notReached,
    unreachable: notReached,
    'name-unknown': (host: string | null) => `The name ${host ?? 'in the address'} is not known: check the spelling.`,
    tls: () =>
      'The secure connection failed, as the certificate of the server is not valid: its owner has to renew it.',
    timeout: (limit: string | null) => `The server did not answer in time${limit ? ` (${limit})` : ''}: wait a while.`,
    'too-slow': () => 'The server sends so slowly that we gave up: wait a while.',
    'too-large': (limit: string | null) =>
      limit === 'headers'
        ? 'The server sends more headers than we read: its owner has to mend that.'
        : `The answer is too large${limit ? `, more than ${limit}` : ''}: look for a shorter feed there.`,
    'encoding-unsupported': () =>
      'The answer is packed in a way that we do not read: its owner has to send it as gzip, Brotli or plain.',
    'too-many-redirects': (most: string | null) =>
      `The address leads from one to the next${most ? ` more than ${most} times` : ' without an end'}: use the one where it ends in a browser.`,
    'redirect-refused': () =>
      'The address leads on to one that must not be read: use the address where it ends in a browser.',
    held: (host: string | null) =>
      `The server${host ? ` (${host})` : ''} asked to be left alone for a while, and is: wait until that is over.`,
    status,
    'cut-short': () => 'The answer broke off, or made no sense: wait a while, then tell its owner.',
    gone: () => 'The server says that this address is gone for good (410): look for a new one there.',
    'rate-limited': () => 'The server asks to be read less often, and is: wait a while.',
  },
}
