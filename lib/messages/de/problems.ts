import type { Messages } from '../model.ts'

type Problems = Messages['problems']

/** Said alike of both, so that nobody can feel out a private network through the paper. */
const notReached = () =>
  'Die Adresse war nicht zu erreichen: Prüfen Sie sie. In einem privaten Netz erlaubt sie, wer die Zeitung betreibt, mit FETCH_ALLOW.'

const status: Problems['fetch']['status'] = (code) => {
  if (code === '401' || code === '403')
    return `Der Server verweigert diese Adresse (${code}): Fragen Sie, wem sie gehört.`
  if (code === '404') return 'Der Server hat unter dieser Adresse nichts (404): Prüfen Sie die Adresse.'
  if (code && Number(code) >= 500)
    return `Der Server antwortete mit ${code}, einem Problem auf seiner Seite: Warten Sie eine Weile.`
  return `Der Server antwortete mit ${code ?? 'einem Fehler'}, und darin ist nichts zu lesen: Prüfen Sie die Adresse.`
}

export const problems: Problems = {
  fetch: {
    'address-invalid': () =>
      'Das ist keine Adresse des Webs: Die beginnt mit http:// oder https:// und enthält kein Passwort.',
    'address-refused': notReached,
    unreachable: notReached,
    'name-unknown': (host) => `Der Name ${host ?? 'in der Adresse'} ist nicht bekannt: Prüfen Sie die Schreibweise.`,
    tls: () =>
      'Die sichere Verbindung kam nicht zustande, weil das Zertifikat des Servers ungültig ist: Wer ihn betreibt, muss es erneuern.',
    timeout: (limit) =>
      `Der Server hat nicht rechtzeitig geantwortet${limit ? ` (${limit})` : ''}: Warten Sie eine Weile.`,
    'too-slow': () => 'Der Server sendet so langsam, dass wir aufgegeben haben: Warten Sie eine Weile.',
    'too-large': (limit) =>
      limit === 'headers'
        ? 'Der Server sendet mehr Kopfzeilen, als wir lesen: Das muss beheben, wer ihn betreibt.'
        : `Die Antwort ist zu groß${limit ? `, mehr als ${limit}` : ''}: Suchen Sie dort einen kürzeren Feed.`,
    'encoding-unsupported': () =>
      'Die Antwort ist auf eine Weise gepackt, die wir nicht lesen: Wer den Server betreibt, muss sie als gzip, Brotli oder ungepackt senden.',
    'too-many-redirects': (most) =>
      `Die Adresse leitet ${most ? `mehr als ${most} Mal` : 'ohne Ende'} weiter: Nehmen Sie die, bei der sie im Browser endet.`,
    'redirect-refused': () =>
      'Die Adresse leitet auf eine weiter, die nicht gelesen werden darf: Nehmen Sie die, bei der sie im Browser endet.',
    held: (host) =>
      `Der Server${host ? ` (${host})` : ''} hat um Ruhe gebeten und bekommt sie: Warten Sie, bis das vorbei ist.`,
    status,
    'cut-short': () =>
      'Die Antwort brach ab oder ergab keinen Sinn: Warten Sie eine Weile, und sagen Sie es dann dem, der den Server betreibt.',
    gone: () => 'Der Server sagt, dass es diese Adresse endgültig nicht mehr gibt (410): Suchen Sie dort eine neue.',
    'rate-limited': () => 'Der Server bittet darum, seltener gelesen zu werden, und wird es: Warten Sie eine Weile.',
  },
}
