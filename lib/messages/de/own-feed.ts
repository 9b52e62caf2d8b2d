import type { Messages } from '../model.ts'

export const ownFeed: Messages['ownFeed'] = {
  title: 'Als Feed',
  text: 'Wem Sie folgen, das Neueste zuerst und ohne, was Sie stummschalten, in Ihrem Feedreader. Wer die Adresse kennt, kann ihn lesen: Behalten Sie sie für sich. Wer Sie sind, verrät er niemandem.',
  make: 'Adresse anlegen',
  replace: 'Adresse ersetzen',
  replaceText: 'Die bisherige Adresse gilt dann sofort nicht mehr.',
  stop: 'Feed abschalten',
  stopped: 'Der Feed ist abgeschaltet: Seine Adresse führt nirgendwohin mehr.',
  madeOn: (date) =>
    `Seit dem ${date} gibt es eine Adresse. Sie wird nur einmal genannt; haben Sie sie verloren, ersetzen Sie sie.`,
  told: 'Das ist seine Adresse. Sie wird nur einmal genannt: Kopieren Sie sie jetzt in Ihren Feedreader.',
  address: (format) => `Adresse für ${format}`,
  feedTitle: (paper) => `Wem ich folge · ${paper}`,
  description: (paper) => `Die neuesten Artikel von allem, dem jemand bei ${paper} folgt.`,
}
