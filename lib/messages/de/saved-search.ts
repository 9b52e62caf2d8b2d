import type { Messages } from '../model.ts'

/** Searching what somebody saved, for nobody but them. */
export const savedSearch: Messages['savedSearch'] = {
  landmark: 'In Gemerktem suchen',
  label: 'In Gemerktem suchen',
  placeholder: 'Wörter oder eine „Wendung“',
  clear: 'Zurück zu den Fächern',
  titled: (query) => `${query} · Gemerkt`,
  results: 'Gefunden in dem, was Sie sich gemerkt haben',
  orders: { relevance: 'Passendste', date: 'Zuletzt gemerkt' },
  saidIn: {
    note: 'In Ihrer Notiz:',
    'mark-note': 'In Ihrer Notiz zu einer Markierung:',
    mark: 'In Ihrer Markierung:',
    author: 'Verfasst von:',
  },
  nothing: (query) => `Zu „${query}“ findet sich nichts in dem, was Sie sich gemerkt haben.`,
  nothingHint:
    'Durchgesehen wurden alle Fächer: Überschriften, Quellen, Namen, Texte und Ihre eigenen Notizen, Markierungen und Stichwörter.',
  inPaper: 'Stattdessen in der ganzen Zeitung suchen:',
  rankedOnly: 'Nur das zuletzt Gemerkte ist danach geordnet, wie gut es passt: alles zeigen, zuletzt Gemerktes zuerst',
  noneHere: 'In dem, was bisher durchgesehen ist, steht es nicht. Früher Gemerktes ist noch nicht durchgesehen.',
  askFirst:
    'Gesucht wird in allem, was Sie sich gemerkt haben: in Überschriften, Quellen, Namen und Texten, in Ihren Notizen, Markierungen und Stichwörtern.',
  tooCommon: (query) =>
    `„${query}“ steht in fast jedem Text, deshalb wird nicht danach gesucht. Nennen Sie ein Wort dazu, das mehr sagt.`,
  incomplete:
    'Vieles ist gerade erst dazugekommen und wird noch eingelesen. Manches ist erst in einigen Minuten zu finden.',
  unknown: {
    source: (name) => `Aus einer Quelle namens „${name}“ haben Sie sich nichts gemerkt.`,
    tag: (name) => `Ein Stichwort namens „${name}“ haben Sie nicht vergeben.`,
  },
  tagExample: 'tag:"zum Vorlesen"',
  help: {
    source: 'aus dieser Quelle',
    tag: 'mit diesem Stichwort von Ihnen',
    section: 'aus diesem Ressort der Zeitung',
    author: 'von dieser Autorin, diesem Autor',
    after: 'im August 2025 oder später gemerkt; ein Jahr oder ein Tag genügt',
    before: '2024 oder früher gemerkt',
  },
  tags: {
    label: 'Stichwörter, durch Kommas getrennt',
    of: (tag) => `Stichwort: ${tag}`,
    long: (longest) => `Ein Stichwort hat höchstens ${longest} Zeichen.`,
    many: (most) => `Zu einem Artikel gibt es höchstens ${most} Stichwörter.`,
  },
}
