import type { NoticeKind } from '#lib/notices/model.ts'

/** What each notice says of a comment under a headline; `by` is null for somebody who has left. */
const said: Record<NoticeKind, (by: string | null) => string> = {
  reply: (by) => `${by ?? 'Somebody who has left'} answered your comment.`,
  approved: () => 'Your comment is approved: everybody can read it now.',
  rejected: () => 'Your comment was not approved. Its page says why, and how to appeal.',
  removed: () => 'Your comment was removed. Its page says why, and how to appeal.',
  restored: () => 'Your comment is shown again.',
  'still-waiting': () => 'Your comment still waits. The moderators have been reminded of it.',
  'appeal-granted': () => 'Your appeal was granted: the comment is shown.',
  'appeal-refused': () => 'Your appeal was read by a moderator, and the decision stands.',
  warned: () => 'A moderator has warned you.',
  paused: () => 'Your account is paused: you can read, but not comment.',
  banned: () => 'Your account may not write here any more.',
  'list-invitation': (by) => `${by ?? 'Somebody who has left'} asks you to share a reading list.`,
}

const reply = (one: { by: string | null; headline: string; text: string; link: string }) =>
  `${one.by ?? 'Somebody who has left'} answered your comment on “${one.headline}”:\n\n${one.text}\n\n${one.link}`

const foot = (paper: string, account: string, stop: string) =>
  `\n\n--\u0020\n${paper} sends these letters because you asked for them.\nMore or fewer of them: ${account}\nNone any more: ${stop}\n`

export const notices = {
  title: 'Notices',
  said,
  fresh: 'New',
  on: (headline: string) => `On “${headline}”`,
  /** A list that its reader is asked to share, and what they may do with it. */
  list: {
    viewer: (name: string) => `“${name}”, to read`,
    editor: (name: string) => `“${name}”, to read and edit`,
  },
  moderatorSays: 'The moderator writes:',
  nothing:
    'Nothing yet. When somebody answers a comment of yours or asks you to share a list, or a moderator decides something, it stands here.',
  older: 'Older notices',
  markRead: 'Mark all as read',
  allRead: 'All notices are marked as read.',
  byMail: 'Answers can also come by mail:',
  toChoose: 'choose how often',
  /** A subject is of our own words and the paper's name only. */
  letters: {
    title: 'Letters about answers',
    label: 'When somebody answers a comment of yours',
    hint: 'Each letter can be stopped with one click. They go to your confirmed mail address.',
    noMail: 'Confirm a mail address first: letters go there.',
    rhythms: { never: 'No letters', 'at-once': 'A letter at once', daily: 'One letter a day, in the morning' },
    kept: 'Saved.',
    one: (paper: string) => `An answer to your comment at ${paper}`,
    many: (paper: string, count: number) => (count === 1 ? `An answer at ${paper}` : `${count} answers at ${paper}`),
    reply,
    foot,
    greeting: (handle: string) => `Hello ${handle},`,
    more: (count: number, link: string) => `And ${count} more: ${link}`,
  },
  unsubscribe: {
    title: 'Letters about answers',
    ask: (handle: string) => `No more letters about answers to the comments of ${handle}?`,
    stop: 'Stop these letters',
    stopped: (handle: string) => `No letters about answers to the comments of ${handle} are sent.`,
    again: 'They can be asked for again on the account page.',
    toAccount: 'To the account page',
    unknown:
      'This link is not one that the paper has made, or it was cut on the way. Letters can also be stopped on your account page.',
    done: 'These letters are stopped.',
  },
}
