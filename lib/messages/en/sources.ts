const detailed = (detail: string | null, words: (detail: string) => string, plain: string) =>
  detail ? words(detail) : plain

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' })

/** Seconds from now (negative: past) in the largest unit that reads well. */
function when(seconds: number): string {
  const size = Math.abs(seconds)
  if (size < 60) return seconds < 0 ? 'just now' : 'in a moment'
  if (size < 5_400) return relative.format(Math.round(seconds / 60), 'minute')
  if (size < 129_600) return relative.format(Math.round(seconds / 3_600), 'hour')
  return relative.format(Math.round(seconds / 86_400), 'day')
}

export const sources = {
  health: {
    neverRead: 'Not read yet.',
    lastRead: (seconds: number) => `Last read ${when(seconds)}.`,
    lastSuccess: (seconds: number) => `Its last good answer came ${when(seconds)}.`,
    noSuccess: 'It has never given a good answer.',
    next: (seconds: number) => (seconds <= 0 ? 'Will be read now.' : `Will be read again ${when(seconds)}.`),
    failures: (count: number) => (count === 1 ? 'One read failed.' : `${count} reads in a row failed.`),
    paused: 'Paused at the desk: it is not read.',
    removed: 'Removed: it is not read, and its articles are in no list.',
    gone: 'The server says that this feed is gone for good (410). It is not read any more.',
    bundled: 'Ships with the paper: there is nothing to read.',
    guidsRepeat: 'Its entries repeat their ids, so the ids do not count.',
    moving: (to: string) =>
      `It answers from ${to} now. That address is taken over after seven days of the same answer.`,
  },
  problems: {
    'address-invalid': () => 'The address is not a web address.',
    'address-refused': () =>
      'The address is not allowed: it is private, or its port is. FETCH_ALLOW can name addresses that are.',
    'name-unknown': (host: string | null) =>
      detailed(host, (name) => `The name ${name} is not known.`, 'The name of the server is not known.'),
    unreachable: () => 'The server could not be reached.',
    tls: () => 'The secure connection failed: the certificate of the server is not valid.',
    timeout: () => 'The server did not answer in time.',
    'too-slow': () => 'The server sent its answer too slowly.',
    'too-large': () => 'The answer is too large.',
    'encoding-unsupported': () => 'The answer is packed in a way that is not understood.',
    'too-many-redirects': () => 'The address leads from one to the next without an end.',
    'redirect-refused': () => 'The address leads to one that is not allowed.',
    held: () => 'The server asked to be left alone for a while; it is.',
    status: (status: string | null) =>
      detailed(status, (code) => `The server answered ${code}.`, 'The server answered with an error.'),
    'cut-short': () => 'The answer broke off before its end.',
    gone: () => 'The server says that this feed is gone for good (410).',
    'rate-limited': () => 'The server asked to be read less often; it will be.',
    'not-a-feed': () => 'The answer is not a feed.',
    empty: () => 'The answer is empty.',
    'html-page': () => 'The answer is a page, not a feed.',
    broken: () => 'The feed is too damaged to be read.',
    'parser-timeout': () => 'Reading its answer took too long and was stopped.',
    'parser-memory': () => 'Reading its answer took too much memory and was stopped.',
    'parser-failed': () => 'Its answer could not be read: the reader of feeds failed on it.',
    internal: () => 'The paper itself failed while it stored what it had read. The log says more.',
  },
  bases: {
    licence: 'a licence in the feed',
    operator: 'the operator’s word',
    own: 'our own',
    default: 'no licence is named',
  },
  refusals: {
    'section-unknown': (name: string) => `There is no section named “${name}”.`,
    'known-already': (title: string) => `The paper reads this feed already: “${title}”.`,
    'no-feed': (address: string) => `No feed was found at ${address}.`,
    'source-unknown': (id: string) => `There is no source ${id}.`,
    'source-removed': (title: string) => `“${title}” was removed. Add its address again to have it back.`,
    'title-empty': 'A source needs a name.',
    'bundled-source': (title: string) => `“${title}” belongs to the sample edition: “sample remove” takes that away.`,
  },
  progress: {
    read: (done: number, total: number, title: string, added: number) =>
      `source ${done} of ${total}: ${title}${added ? `, ${added} new ${added === 1 ? 'story' : 'stories'}` : ', nothing new'}`,
    failed: (done: number, total: number, title: string, why: string) => `source ${done} of ${total}: ${title}. ${why}`,
  },
}
