import type { Role } from '#lib/accounts/model.ts'

const roles: Record<Role, string> = {
  reader: 'a reader',
  moderator: 'a moderator',
  editor: 'an editor',
  owner: 'an owner',
}

/** Asking people in, at the desk. */
export const invitations = {
  title: 'Invitations',
  text: {
    open: 'Anybody may sign up here by themselves. An invitation gives somebody their role at once.',
    invite: 'Here one signs up by invitation only. Each is good for one account, within 14 days.',
    closed:
      'This paper takes no new accounts: REGISTRATION is set to closed where the program is started. Invitations made here wait until that changes; one made at the command line is good at once.',
  },
  make: 'Invite somebody',
  role: 'They come as',
  roles,
  email: 'Mail address (optional)',
  emailHint: 'The link is sent there. It is shown to you here as well, to be handed on.',
  submit: 'Make the invitation',
  made: 'The invitation is made.',
  sent: 'The invitation is made, and a letter with it is on its way.',
  lettersWait: 'The invitation is made. That address had many letters lately, so please hand the link on yourself.',
  linkTitle: 'The link',
  linkText: 'Please hand it on now. It is shown in this browser for five minutes and never again.',
  open: 'Not used yet',
  none: 'None.',
  line: (role: Role, until: string) => `For ${roles[role]}, good until ${until}`,
  by: (name: string | null) => `made by ${name ?? 'the operator'}`,
  withdraw: 'Withdraw',
  withdrawNamed: (role: Role, to: string | null) => `Withdraw the invitation of ${to ?? roles[role]}`,
  withdrawn: 'The invitation is withdrawn: its link does nothing any more.',
  roleMissing: 'Please choose a role.',
  ownersOnly: 'Only an owner gives a role at the desk. You can invite readers.',
}
