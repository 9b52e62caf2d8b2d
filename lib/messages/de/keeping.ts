import type { Messages } from '../model.ts'

/** Keeping texts: any address, and what was saved as it was saved. */
export const keeping: Messages['keeping'] = {
  earlier: 'Sie haben eine frühere Fassung gemerkt',
  asSaved: 'wie Sie es gemerkt haben',
  toPresent: 'Der Artikel, wie er jetzt ist',
  toSaved: 'Alles, was Sie sich gemerkt haben',
  stillKept: 'Sie haben sich diesen Artikel gemerkt, als er hier stand, und können ihn weiter lesen:',
  copyNote: {
    gone: (date) => `Das steht nicht mehr in der Zeitung. Sie lesen es so, wie Sie es am ${date} gemerkt haben.`,
    changed: (date) => `Das ist der Text, wie Sie ihn am ${date} gemerkt haben. Die Quelle hat ihn seither geändert.`,
    same: (date) =>
      `Das ist der Text, wie Sie ihn am ${date} gemerkt haben. Die Quelle hat ihn seither nicht geändert.`,
    elsewhere: (date) => `Diese Seite haben Sie am ${date} gemerkt. Nur Sie können diese Abschrift lesen.`,
  },
  addLabel: 'Eine Adresse merken',
  addressLabel: 'Adresse einer beliebigen Seite',
  titleLabel: 'Wie sie heißt (kann leer bleiben)',
  add: 'Diese Seite merken',
  signInFirst: 'Bitte melden Sie sich erst an. Danach lässt sich die Seite merken.',
  savedAlready: (headline) => `Das war schon gemerkt: ${headline}`,
  faults: {
    'no-address':
      'Das ist keine Adresse im Netz: Sie beginnt mit https:// und enthält weder Leerzeichen noch Kennwort.',
    private:
      'Diese Adresse liegt in einem privaten Netz oder an einem ungewöhnlichen Port; dort liest diese Zeitung nicht.',
  },
  elsewhereTitle: 'Von anderen Seiten aus merken',
  bookmarklet:
    'Legen Sie in Ihrem Browser ein Lesezeichen an und geben Sie ihm diese Zeile als Adresse. Auf einer beliebigen Seite geöffnet, führt es hierher und fragt, ob die Seite gemerkt werden soll.',
  shareTarget:
    'Auf einem Telefon, auf dem die Zeitung installiert ist, steht sie unter den Programmen, mit denen sich eine Seite teilen lässt.',
  confirmTitle: 'Eine Seite merken',
  confirm: 'Gemerkt wird sie, wenn Sie es sagen, nicht vorher.',
  waiting: 'Ihr Text ist unterwegs.',
  again: 'Noch einmal versuchen',
  againNamed: (headline) => `Noch einmal versuchen: ${headline}`,
  problems: {
    away: 'Ihr Text ließ sich nicht holen: Die Adresse war nicht zu erreichen.',
    'not-there': 'Ihr Text ließ sich nicht holen: Unter dieser Adresse gibt es nichts zu lesen.',
    refused:
      'Ihr Text ließ sich nicht holen: Die Seite verlangt eine Anmeldung oder Zustimmung oder will in Ruhe gelassen werden.',
    'no-page': 'Was dort liegt, ist keine Seite, sondern ein PDF, ein Bild oder Ähnliches. Die Adresse bleibt gemerkt.',
    'no-text': 'Auf der Seite war kein Text zu finden. Die Adresse bleibt gemerkt.',
    'too-much': 'Die Seite ist zu groß, um gelesen zu werden. Die Adresse bleibt gemerkt.',
    ours: 'Die Zeitung selbst ist an dieser Seite gescheitert. Die Adresse bleibt gemerkt.',
  },
}
