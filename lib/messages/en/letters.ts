/** Letters about accounts. A subject is of our own words and the paper's name only. */
const ignore = 'If you did not ask for this, you need do nothing: without the link nothing happens.'
const signed = (paper: string) => `\n\n${paper}\n`

export const letters = {
  signIn: (paper: string, link: string) => ({
    subject: `Your link to sign in to ${paper}`,
    text: `Hello,\n\nthis link signs you in. It works once, for 15 minutes, in the browser that you asked with:\n\n${link}\n\n${ignore}${signed(paper)}`,
  }),
  reset: (paper: string, handle: string, link: string) => ({
    subject: `A new password for ${paper}`,
    text: `Hello ${handle},\n\nwith this link you choose a new password. It works once, for an hour:\n\n${link}\n\n${ignore}${signed(paper)}`,
  }),
  confirm: (paper: string, handle: string, link: string) => ({
    subject: `Please confirm your mail address for ${paper}`,
    text: `Hello,\n\nthe account “${handle}” wishes to use this mail address. This link confirms it, once, for 24 hours:\n\n${link}\n\n${ignore}${signed(paper)}`,
  }),
  known: (paper: string, handle: string, link: string) => ({
    subject: `Your mail address at ${paper}`,
    text: `Hello ${handle},\n\nsomebody wished to use this mail address for another account. It is yours already, so nothing was changed. If it was you: this is where you sign in, also if your password is forgotten:\n\n${link}${signed(paper)}`,
  }),
  passwordChanged: (paper: string, handle: string, link: string) => ({
    subject: `Your password for ${paper} was changed`,
    text: `Hello ${handle},\n\nthe password of your account was changed just now, and all other sessions have ended. If that was not you, please choose a new one at once:\n\n${link}${signed(paper)}`,
  }),
  mailChanged: (paper: string, handle: string, link: string) => ({
    subject: `Your mail address at ${paper} was changed`,
    text: `Hello ${handle},\n\nyour account no longer uses this mail address. If that was not you, please look at your account at once:\n\n${link}${signed(paper)}`,
  }),
  invitation: (paper: string, role: string, link: string) => ({
    subject: `An invitation to ${paper}`,
    text: `Hello,\n\nyou are invited to ${paper} as ${role}. This link makes your account, once, within 14 days:\n\n${link}${signed(paper)}`,
  }),
}
