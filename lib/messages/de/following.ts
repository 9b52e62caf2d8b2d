import type { Messages } from '../model.ts'

export const following: Messages['following'] = {
  title: 'Wem Sie folgen',
  text: 'Artikel von hier stehen in „Für Sie“ zuerst. Weggelassen wird dafür nichts.',
  nothing:
    'Sie folgen noch keinem Ressort, keiner Quelle, keinem Thema und keinem Autor. Das geht auf deren eigenen Seiten.',
  follow: 'Folgen',
  followOf: (name) => `Folgen: ${name}`,
  unfollow: 'Nicht mehr folgen',
  unfollowOf: (name) => `Nicht mehr folgen: ${name}`,
  kinds: { section: 'Ressort', source: 'Quelle', topic: 'Thema', author: 'Autor' },
  nowFollowed: 'Gefolgt: Die Artikel stehen in „Für Sie“ zuerst.',
  nowNot: 'Sie folgen hier nicht mehr.',
  nothingThere:
    'Ein solches Ressort, eine solche Quelle, ein solches Thema oder einen solchen Autor hat die Zeitung nicht.',
  tooMany: (most) => `Sie folgen schon ${most}, mehr geht nicht. Beenden Sie zuerst eines davon.`,
  forYou: 'Für Sie',
  forYouText: 'Titelseite und neueste Artikel: zuerst, wem Sie folgen, dann alles Übrige in der Ordnung der Zeitung.',
  because: (names) => `Weil Sie folgen: ${names}`,
  change: 'Ändern, wem Sie folgen',
}
