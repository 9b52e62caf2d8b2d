import type { Messages } from '../model.ts'

export const syndication: Messages['syndication'] = {
  ofSource: (source, paper) => `Was ${source} an ${paper} geliefert hat`,
  listOf: (owner) => `Eine Leseliste von ${owner}`,
  commentOn: (headline) => `Kommentar zu „${headline}“`,
  commentBy: (name, headline) => `${name} zu „${headline}“`,
  ofThread: (headline) => `Die Kommentare zu „${headline}“`,
  somebodyGone: 'Jemand, der gegangen ist',
  latest: 'Neueste Artikel',
  saved: 'Gemerkt',
  comments: (headline) => `Kommentare zu „${headline}“`,
  feeds: 'Diese Zeitung als Feed',
  feedsText:
    'Nehmen Sie diese Zeitung mit: Jeder Feed-Leser nimmt eine dieser Adressen. Ressorts, Quellen, öffentliche Leselisten und die Kommentare zu einem Artikel haben eigene Feeds, die ein Feed-Leser über die Adresse der Seite findet.',
  opml: 'Alle Quellen als OPML',
}
