import { problems } from './problems.ts'

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
    ...problems.fetch,
    'not-a-feed': () => 'The answer is not a feed.',
    empty: () => 'The answer is empty.',
    'html-page': () => 'The answer is a page, not a feed.',
    broken: () => 'The feed is too damaged to be read.',
    'parser-timeout': () => 'Reading its answer took too long and was stopped.',
    'parser-memory': () => 'Reading its answer took too much memory and was stopped.',
    'parser-failed': () => 'Its answer could not be read: the reader of feeds failed on it.',
    internal: () => 'The paper itself failed while it stored what it had read. The log says more.',
  },
  /** What everybody is told: nothing by which a network could be felt out. */
  publicProblems: {
    away: 'Its server could not be reached, or had no feed to give.',
    rest: 'Its server asks to be left alone for a while.',
    gone: 'Its feed is gone for good.',
    unreadable: 'Its answer could not be read.',
    ours: 'This paper could not store its answer.',
  },
  /** Why a page gave no text; besides, what goes wrong on the way to it. */
  pageProblems: {
    ...problems.fetch,
    'not-a-page': () => 'What answered is no page: a PDF, a picture or the like.',
    'page-too-deep': () => 'The page is nested too deeply to be read.',
    'page-too-large': () => 'The page has too many parts to be read.',
    'no-story': () => 'No text was found on the page.',
    'leads-on': () => 'The page only leads on to another one.',
    'login-wall': () => 'The page asks its readers to sign in.',
    'consent-page': () => 'The page answers with a question about consent.',
    'moved-away': () => 'The page is gone: its address leads to the front page.',
    'parser-timeout': () => 'Reading the page took too long and was stopped.',
    'parser-memory': () => 'Reading the page took too much memory and was stopped.',
    'parser-failed': () => 'The page could not be read: the reader of pages failed on it.',
    internal: () => 'The paper itself failed while it stored the page. The log says more.',
  },
  refusals: {
    'section-unknown': (name: string) =>
      `There is no section named “${name}”: “section list” shows them, “section add” makes one.`,
    'known-already': (title: string) => `The paper reads this feed already: “${title}”.`,
    'no-feed': (address: string) => `No feed was found at ${address}.`,
    'source-unknown': (id: string) => `There is no source ${id}.`,
    'source-removed': (title: string) => `“${title}” was removed. Add its address again to have it back.`,
    'source-there': (title: string) => `“${title}” was not removed.`,
    'bundled-source': (title: string) => `“${title}” belongs to the sample edition: “sample remove” takes that away.`,
  },
  progress: {
    read: (done: number, total: number, title: string, added: number) =>
      `source ${done} of ${total}: ${title}${added ? `, ${added} new ${added === 1 ? 'story' : 'stories'}` : ', nothing new'}`,
    failed: (done: number, total: number, title: string, why: string) => `source ${done} of ${total}: ${title}. ${why}`,
  },
}
