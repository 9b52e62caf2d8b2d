import type { Messages } from '../model.ts'
import { counted } from './numbers.ts'

export const about: Messages['about'] = {
  about: (paper) => ({
    title: `Über ${paper.name}`,
    parts: [
      {
        heading: null,
        paragraphs: [
          `${paper.name} ist eine Zeitung, die aus Feeds entsteht: zurzeit ${counted(paper.articles, 'Artikel', 'Artikel')} aus ${counted(paper.sources, 'Quelle', 'Quellen')}. Jeder Artikel sagt, wo er zuerst erschienen ist, und führt dorthin: am Anfang und am Ende.`,
          ...(paper.sample
            ? [
                'Was hier gerade steht, ist die Probeausgabe: erfundene Artikel von erfundenen Menschen in erfundenen Blättern. Sie macht Platz, sobald echte Quellen geliefert haben.',
              ]
            : []),
        ],
      },
      {
        heading: 'Wie sie gemacht wird',
        paragraphs: [
          'Die Titelseite entsteht nach Regeln und nicht danach, was Sie am längsten klicken lässt: wie frisch ein Artikel ist, wie viele Quellen dasselbe berichten, ob er ein Bild und eine angemessene Länge hat und dass keine Quelle und kein Ressort die übrigen verdrängt. „Lesenswert“ beginnt mit dem, was die Redaktion ausgewählt hat, samt Begründung.',
          'Berichten mehrere Quellen dasselbe, wird nichts zusammengerührt: Ein Artikel steht auf der Titelseite, die anderen werden darunter genannt.',
        ],
      },
      {
        heading: 'Wem die Texte gehören',
        paragraphs: [
          'Vollständig steht ein Text hier nur, wenn seine Lizenz oder sein Urheber das erlaubt. Sonst lesen Sie einen Auszug und finden den Weg zum ganzen Text bei der Quelle. Was unterwegs weggelassen wurde, etwa die Newsletter-Zeile eines anderen Blattes, wird in der Anmerkung unter dem Artikel gezählt.',
        ],
      },
      {
        heading: 'Wie hier diskutiert wird',
        paragraphs: [
          'Die Kommentare kann jeder lesen; zum Schreiben genügen ein Benutzername und ein Passwort. Die ersten Kommentare eines Kontos warten, bis jemand sie gelesen hat, ebenso solche mit vielen Links, mit wiederholtem Text oder mit Wörtern von der Liste der Zeitung. Wer warten muss, erfährt den Grund, die übliche Dauer und die Entscheidung mit ihrer Begründung; gegen sie kann man einmal Widerspruch einlegen.',
          'Zu einem Artikel gibt es eine Diskussion, gleich in welcher seiner Quellen man ihn liest. Kein fremder Dienst beurteilt, was geschrieben wird: Die Zeitung lernt nur von ihrer eigenen Moderation, und kein Programm lehnt einen Kommentar ab.',
        ],
      },
    ],
  }),
  sources: 'Die Quellen dieser Zeitung',
  colophon: {
    title: 'Kolophon',
    parts: [
      {
        heading: null,
        paragraphs: [
          'Diese Zeitung wird mit Broadsheet gedruckt, einem Programm, das ein einzelner Mensch auf einem einzelnen Rechner betreiben kann. Die Seiten entstehen auf dem Server und lassen sich ohne JavaScript lesen; ein Skript macht, wo es eines gibt, nur etwas schneller.',
        ],
      },
      {
        heading: 'Gemessen',
        paragraphs: [
          'Ein Artikel der Probeausgabe, wie er verschickt wird: 23 kB HTML und Stile, 118 kB Skripte (komprimiert), 87 kB Schrift. Leichte Seiten haben weder Skripte noch Schriften. Eine Seite zu drucken kostet etwa 25 ms eines Prozessorkerns. Der Befehl „npm run bench“ misst das auf jedem Rechner nach.',
        ],
      },
      {
        heading: 'Schrift',
        paragraphs: [
          'Überschriften und Texte sind aus der Newsreader von Production Type gesetzt, alles Übrige aus der Libre Franklin von Impallari Type. Beide stehen unter der SIL Open Font License und kommen von diesem Server.',
        ],
      },
      {
        heading: 'Wetter',
        paragraphs: [
          'Das Wetter kommt von MET Norway (CC BY 4.0) oder Open-Meteo (CC BY 4.0), je nachdem, was der Betreiber gewählt hat. Der Server fragt danach, Ihr Browser nie.',
          'Orte, ihre Namen und Zeitzonen stammen von GeoNames (geonames.org, CC BY 4.0) und werden mit dem Programm geliefert. Sonnenauf- und -untergang werden hier berechnet.',
        ],
      },
      {
        heading: 'Bilder',
        paragraphs: [
          'Die Bilder der Probeausgabe sind mit Programmcode gezeichnet: Linien, ein Grund und ein einziges Rot.',
        ],
      },
      {
        heading: 'Sicherheit',
        paragraphs: [
          'Was von außen kommt, wird vor dem Speichern auf Text, Überschriften, Listen, Zitate, Tabellen, Code und Bilder zurückgeführt. Eine Seite nennt jedes Skript, das auf ihr laufen darf, mit seinem Fingerabdruck; nichts anderes läuft, woher es auch kommt.',
        ],
      },
    ],
  },
  privacy: {
    title: 'Datenschutz',
    parts: [
      {
        heading: null,
        paragraphs: [
          'Sie können hier alles ohne Konto lesen, und niemand erfährt davon: Auf diesen Seiten gibt es keine fremden Skripte, Schriften, Bilder oder Zähler.',
        ],
      },
      {
        heading: 'Was von allen gespeichert wird',
        paragraphs: [
          'Ein Cookie, broadsheet-reading, und nur, wenn Sie ein Farbschema, leichte Seiten, die Schrift der Artikel, eine Sprache, einen Ort oder dessen Einheit wählen: Es enthält diese Wahl und sonst nichts, ein Jahr lang; von einem Ort seine Nummer auf einer Liste. Nehmen Sie die Wahl zurück, wird es entfernt.',
          'Wenn Sie auf „Meinen Standort verwenden“ drücken, rundet Ihr Browser ihn auf etwa einen Kilometer und schickt ihn einmal. Daraus wird der nächste Ort; aufgeschrieben wird der Standort nirgends.',
          'Wenn Sie ein Formular abschicken und sich erst anmelden oder etwas berichtigen müssen, wird das Geschriebene eine Stunde lang hier aufbewahrt; zugeordnet wird es allein Ihrem Browser, durch das Cookie broadsheet-form. Ein Kommentar, an dem Sie noch schreiben, bleibt in Ihrem Browser, ebenso, wann Sie zuletzt unter „Neueste Artikel“ waren.',
          'Wenn Sie das Offline-Lesen einschalten, bewahrt Ihr Browser die Titelseite mit ihren ersten Artikeln auf und, solange Sie angemeldet sind, was Sie gemerkt und was Sie ohne Netz getan haben. Der Server erfährt davon nichts; alles verschwindet, wenn Sie es ausschalten, und was Ihnen gehört, wenn Sie sich abmelden.',
          'Wenn Sie einen Link per E-Mail anfordern, einen Passkey benutzen oder über ein Konto anderswo kommen, bindet ein Cookie, broadsheet-browser, mit einer Zufallszahl die Antwort an diesen Browser; es bleibt ein Jahr und sagt nichts über Sie.',
          'Damit niemand die Zeitung überschwemmt, wird für Minuten oder Stunden gezählt, was von einer Adresse kommt, unter einem verschlüsselten Fingerabdruck dieser Adresse. Mit einer Meldung ohne Konto bleibt ein solcher Fingerabdruck 30 Tage, damit jede und jeder nur einmal zählt.',
          'Das Protokoll des Servers enthält eine Zeile für alles, was schiefgeht. Namen und E-Mail-Adressen stehen nicht darin.',
        ],
      },
      {
        heading: 'Was mit einem Konto gespeichert wird',
        paragraphs: [
          'Ein Benutzername und, wenn Sie eines festlegen, ein Passwort: nicht das Passwort selbst, nur was man zu seiner Prüfung braucht. Name, E-Mail-Adresse, Passkeys und Konten anderswo nur, wenn Sie sie hinzufügen. Ihr Bild besteht aus zwei Buchstaben und wird hier gezeichnet.',
          'Solange Sie angemeldet sind, ein Cookie, broadsheet-session, mit einer Zufallszahl. Die Sitzung endet nach 30 Tagen, nach 14 Tagen ohne Besuch oder wenn Sie sie auf Ihrer Kontoseite beenden; dort steht jede Sitzung mit Browser und Uhrzeit. Je fünf Minuten lang zeigt Ihnen broadsheet-codes die Notfallcodes, die Sie angefordert haben, broadsheet-feed die Adresse Ihres eigenen Feeds und broadsheet-invitation eine Einladung.',
          'Was Sie auf Ihrer Kontoseite wählen: Ort, Temperaturen, Sprache, Farbschema, leichte Seiten, E-Mails. Eine Einladung wird mit der Adresse, an die sie ging, aufbewahrt, bis sie benutzt oder abgelaufen ist, höchstens 14 Tage.',
          'Ihre Kommentare mit ihren früheren Fassungen, Zustimmungen und Meldungen, was Sie sich gemerkt haben, was und wen Sie stummgeschaltet haben und was die Moderation warum über Ihre Kommentare entschieden hat. Zu jedem Kommentar gehört ein verschlüsselter Fingerabdruck der Adresse, von der er kam; er wird jeden Monat anders gebildet, lässt sich nicht zurückrechnen und wird nach 30 Tagen gelöscht.',
          'E-Mails gehen nur dorthin, wo Sie es wünschen: zur Anmeldung, zur Bestätigung einer Adresse, für ein neues Passwort und über Antworten, wenn Sie darum gebeten haben. Ein Klick in einer solchen E-Mail genügt, und es kommt keine mehr.',
        ],
      },
      {
        heading: 'Was Sie tun können',
        paragraphs: [
          'Ihre Kontoseite gibt Ihnen alles in einer Datei, die sich auch ohne diese Zeitung öffnen lässt. Dort können Sie auch gehen: Nach 24 Stunden, in denen Sie es sich anders überlegen können, wird Ihr Konto mit allem gelöscht, was dazugehört; Ihre Kommentare verlieren Ihren Namen oder verschwinden ebenfalls, ganz wie Sie wählen. In älteren Sicherungen des Betreibers bleibt es, bis diese weggeworfen werden.',
        ],
      },
      {
        heading: 'Was andere gefragt werden',
        paragraphs: [
          'Der Server ruft Feeds ab und das Wetter am Ort der Zeitung und an denen, die Leser wählen. Die fremden Server sehen die Adresse dieser Zeitung, nie die Ihre.',
        ],
      },
      {
        heading: 'Bilder und Links',
        paragraphs: [
          'Bilder kommen von diesem Server. Ton und Film in einem Artikel kommen von seiner Quelle, und erst, wenn Sie auf Wiedergabe drücken. Ein Link zum Original verlässt diese Zeitung: Von dort an gelten die Regeln der anderen Seite. Zählpixel in fremden Texten werden vor dem Speichern entfernt.',
        ],
      },
    ],
  },
}
