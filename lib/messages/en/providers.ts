/** Signing in by an account elsewhere. Every name is the provider's own. */
export const providers = {
  title: 'Accounts elsewhere',
  what: 'With one of these accounts you sign in without a password of ours.',
  heading: 'By an account elsewhere',
  signIn: (name: string) => `Sign in with ${name}`,
  signUp: (name: string) => `Sign up with ${name}`,
  link: (name: string) => `Link an account at ${name}`,
  since: (day: string) => `linked ${day}`,
  unlink: 'Unlink',
  unlinkNamed: (name: string) => `Unlink the account at ${name}`,
  linked: (name: string) => `Your account at ${name} is linked. You can sign in with it from now on.`,
  linkedElsewhere: (name: string) => `That account at ${name} is linked to another account here.`,
  unlinked: 'The account is no longer linked.',
  lastWay: 'This is the only way into your account. Set a password or confirm a mail address first.',
  notAsked: 'You are not signed in as whoever wanted to link that account, so it was not linked.',
  unreachable: (name: string) =>
    `${name} does not answer at the moment. Please try again in a while, or use another way in.`,
  cancelled: (name: string) => `Nobody was signed in: ${name} says that it was called off there.`,
  untrusted: (name: string) =>
    `${name} gave no answer that we can trust, so nobody was signed in. Please try again, or use another way in.`,
  awayTitle: (name: string) => `On to ${name}`,
  away: (name: string) => `You sign in at ${name} and come back here. If nothing happens, please follow this link.`,
  over: 'This way was used already, is too old, or was begun in another browser. Please begin again.',
  overTitle: 'Please begin again',
  again: 'To the ways in',
  choose: {
    title: 'Choose a handle',
    intro: (name: string) => `${name} has told us who you are. This is your first time here: one thing is missing.`,
    handleHint:
      'Others see it. 3 to 30 small letters and digits, with single hyphens or underscores between them. It cannot be changed later.',
    mail: (email: string) => `Take ${email} as my mail address`,
    mailHint: 'For a new password, or a link to sign in. Nobody sees it, and nothing is sent that you did not ask for.',
    send: 'Make my account',
  },
}
