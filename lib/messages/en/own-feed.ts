/** The feed of what one reader follows, for feed readers. */
export const ownFeed = {
  title: 'As a feed',
  text: 'What you follow, newest first and without what you mute, in a feed reader of yours. Whoever knows the address can read it, so keep it to yourself. Nobody sees from it who you are.',
  make: 'Make an address',
  replace: 'Replace the address',
  replaceText: 'The address of before stops working at once.',
  stop: 'Stop the feed',
  stopped: 'The feed is stopped: its address leads nowhere any more.',
  madeOn: (date: string) =>
    `There has been an address since ${date}. It is told once only; if you have lost it, replace it.`,
  told: 'This is its address. It is told once: copy it into your feed reader now.',
  /** Beside the name of a format. */
  address: (format: string) => `Address for ${format}`,
  feedTitle: (paper: string) => `What I follow · ${paper}`,
  description: (paper: string) => `The newest stories of what one reader follows at ${paper}.`,
}
