import type { COMMENT_SORTS } from '#lib/comments/model.ts'
import type { Closed, ThreadPage } from '#lib/comments/views.ts'
import type { HoldRule, RejectionReason, ReportReason } from '#lib/moderation/model.ts'

const plural = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`

const sorts: Record<(typeof COMMENT_SORTS)[number], string> = {
  oldest: 'Oldest',
  newest: 'Newest',
  'most-agreed': 'Most agreed',
}

const closed: Record<Closed['why'], (until: string | null) => string> = {
  closed: (until) => `This thread is closed${until ? ` until ${until}` : ''}. All that was said stays here to be read.`,
  'closed-by-age': () => 'This story is too old for new comments. All that was said stays here to be read.',
  'older-accounts': () => 'Just now only older accounts may write here. Yours will be old enough in a few days.',
  paused: (until) => `Your account is paused${until ? ` until ${until}` : ''}: you can read, but not write.`,
  banned: (until) => `Your account may not write here${until ? ` until ${until}` : ''}: you can read, but not write.`,
}

const notes: Record<ThreadPage['notes'][number], string> = {
  'everything-waits': 'Just now a moderator reads every comment before it is shown.',
  'slow-mode': 'Slow mode is on: everybody may write once in a while, so that all are heard.',
  'older-accounts': 'Just now only accounts that have been here for some days may write.',
}

/** Why a comment waits, as its author is told. */
const rules: Record<HoldRule, string> = {
  newcomer: 'The first comments of a new account are read by a moderator before all can see them.',
  'everything-waits': 'Just now every comment is read by a moderator first.',
  links: 'It holds many links, so a moderator looks at it first.',
  repeated: 'The same text was sent here before, so a moderator looks at it first.',
  'listed-word': 'It holds a word that moderators here look at first.',
  'recent-rejections': 'Comments of yours were turned down lately, so a moderator looks at this one first.',
  'looks-like-rejected': 'It resembles comments that were turned down here, so a moderator looks at it first.',
}

const reasons: Record<RejectionReason, string> = {
  spam: 'advertising or spam',
  insult: 'an insult',
  hate: 'hatred against people',
  threat: 'a threat',
  'private-data': 'private details of somebody',
  'off-topic': 'off the topic',
  illegal: 'against the law',
  other: 'another reason',
}

const reportReasons: Record<ReportReason, string> = { ...reasons, copyright: 'copied without the right to' }

/** Why nothing can be written now; `wait` says how long, where that is known. */
const notNow: Record<'closed' | 'closed-by-age' | 'older-accounts' | 'slow-mode', (wait: string | null) => string> = {
  closed: () => 'This thread is closed. What you wrote is kept here for an hour.',
  'closed-by-age': () => 'This story is too old for new comments.',
  'older-accounts': (wait) =>
    `Just now only older accounts may write here. Yours may${wait ? ` in ${wait}` : ' soon'}.`,
  'slow-mode': (wait) =>
    `Slow mode is on. You may write again${wait ? ` in ${wait}` : ' soon'}; what you wrote is kept.`,
}

export const comments = {
  errors: {
    empty: 'Please enter your comment!',
    long: (most: number) => `Please keep it to ${most.toLocaleString('en')} characters.`,
    name: 'Please enter your name here',
    parentGone: 'The comment that you answer is not shown any more. You can send yours as a new one.',
    tooLate: 'A comment can be changed for ten minutes; that time is over. You can delete it or write another.',
    ownVote: 'You cannot agree with yourself.',
    muted: 'Muted. What they write is folded for you from now on.',
    unmuted: 'No longer muted.',
    notNow,
  },
  landmark: 'Comments',
  mostDiscussed: 'Most discussed',
  count: (count: number) => plural(count, 'comment', 'comments'),
  skip: 'Skip to the comments',
  /** Spoken where only the number is seen. */
  toThread: (count: number) => `${plural(count, 'comment', 'comments')}, to the thread`,
  sortBy: 'Sort comments',
  sorts,
  empty: 'Nobody has said anything yet. The first word is often the kindest.',
  leave: 'Leave a reply',
  yourCommentAs: (name: string) => `Your comment, as ${name}`,
  yourComment: 'Your comment',
  yourName: 'Your name, as it stands at your comments',
  neighbour: 'Be the neighbour you would like to meet.',
  signInNext: 'You sign in next; what you wrote is kept.',
  publish: 'Publish reply',
  staff: 'Staff',
  you: 'You',
  left: 'Somebody who has left',
  /** Stands for the name of a comment that was taken away. */
  gone: 'No longer here',
  edited: 'edited',
  inReplyTo: 'in reply to',
  agree: 'Agree',
  agreeWith: (name: string, count: number) => `Agree ${count}, with ${name}`,
  agreed: (count: number) => (count === 0 ? '' : `${plural(count, 'agrees', 'agree')}`),
  reply: 'Reply',
  replyTo: (name: string) => `Reply to ${name}`,
  link: 'Link',
  linkTo: (name: string) => `Link to what ${name} wrote`,
  report: 'Report',
  reportOf: (name: string) => `Report what ${name} wrote`,
  edit: 'Edit',
  editOwn: 'Edit your comment',
  remove: 'Delete',
  removeOwn: 'Delete your comment',
  mute: 'Mute',
  muteOf: (name: string) => `Mute ${name}`,
  unmute: 'Unmute',
  unmuteOf: (name: string) => `Unmute ${name}`,
  muted: (name: string) => `${name}, whom you have muted, wrote something here.`,
  stub: { author: 'Its author has deleted this comment.', moderator: 'A moderator has removed this comment.' },
  moreReplies: (count: number) => plural(count, 'more reply', 'more replies'),
  moreRoots: 'More comments',
  fromTheStart: 'Back to the whole thread',
  oneComment: 'You see one comment and what belongs to it.',
  closed,
  notes,
  rules,
  reasons,
  reportReasons,
  held: {
    state: 'Waits for a moderator.',
    onlyYou: 'Only you and the moderators see it.',
    /** Before and after the time. */
    waitsSince: 'It waits since',
    afterTime: '. ',
    usual: (time: string) => `It usually takes about ${time} here.`,
    mayEdit: 'You may still change it.',
  },
  rejected: 'Not shown.',
  removed: 'Removed.',
  decision: {
    reason: (reason: string) => `The reason: ${reason}.`,
    appeal: 'Appeal',
    open: 'The appeal is being read.',
    refused: 'The appeal was read, and the decision stands.',
    granted: 'The appeal was granted.',
  },
  verdicts: {
    landmark: (name: string) => `Decide about what ${name} wrote`,
    decide: 'Decide',
    approve: 'Approve',
    reject: 'Reject',
    remove: 'Remove',
    restore: 'Restore',
  },
  pages: {
    back: 'Back to the thread',
    quoted: (name: string) => `${name} wrote`,
    reply: (name: string) => `Reply to ${name}`,
    edit: 'Change your comment',
    editUntil: (time: string) => `You may change it until ${time}. It will be marked as edited.`,
    editHeld: 'You may change it as long as it waits.',
    save: 'Save the change',
    remove: 'Delete your comment?',
    removeText: 'It is gone for good. If somebody has answered, a line stays where it stood.',
    removeNow: 'Delete it',
    report: 'Report a comment',
    reportText: 'A moderator reads every report. You need no account, and the author is not told who you are.',
    reportReason: 'What is wrong with it?',
    reportMore: 'What else should the moderators know?',
    reportSend: 'Send the report',
    appeal: 'Appeal',
    appealText:
      'Another moderator reads your appeal where there is one. You can appeal once; say what the first one missed.',
    appealWords: 'Your appeal',
    appealSend: 'Send the appeal',
  },
  /** For the thread's script; `{count}` is filled in there. */
  live: {
    newOne: '1 new comment',
    newMany: '{count} new comments',
    newShown: 'The new comments are shown.',
    moreShown: 'More comments are shown.',
    posted: 'Your comment is published.',
    waits: 'Your comment waits for a moderator.',
    changed: 'Your comment is changed.',
    removed: 'Your comment is deleted.',
    agreed: 'You agree.',
    disagreed: 'You no longer agree.',
    sent: 'Sent.',
    sending: 'Sending …',
    draft: 'Draft restored',
    offline: 'You are offline. What you wrote stays here and in this browser: send it when the network is back.',
    failed: 'The paper cannot be reached just now. What you wrote is still here; please try again.',
    copied: 'The link is copied.',
    cancel: 'Cancel',
  },
}
