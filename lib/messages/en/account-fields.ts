/** What stands at the fields for passwords and mail addresses. */
export const passwordWords = {
  label: 'Password',
  fresh: 'New password',
  current: 'Current password',
  hint: 'At least 10 characters. Several words that only you would put together do well; pasting is fine.',
  show: 'Show',
  hide: 'Hide',
  missing: 'Please enter a password.',
  short: 'Please use at least 10 characters.',
  long: 'Please use at most 256 characters.',
  common:
    'This password is among the first that are tried. Please use one that is harder to guess, for example four words that have nothing to do with one another.',
}

export const mailWords = {
  label: 'Mail address',
  optional: 'Mail address (optional)',
  hint: 'For a new password, or a link to sign in. Nobody sees it, and nothing is sent that you did not ask for.',
  missing: 'Please enter your mail address.',
  wrong: 'This is not a mail address. Please check it.',
}
