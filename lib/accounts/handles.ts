/** Signs that pass for another in the paper's types: digits first, pairs next, `i` last, for it looks like `l` only then. */
const ALIKE: readonly [RegExp, string][] = [
  [/0/g, 'o'],
  [/1/g, 'l'],
  [/5/g, 's'],
  [/rn/g, 'm'],
  [/vv/g, 'w'],
  [/cl/g, 'd'],
  [/i/g, 'l'],
  [/[-_]/g, ''],
]

/** The handle with what looks alike made one, so that nobody can pass for somebody else: unique in the paper. */
export const handleKey = (handle: string): string =>
  ALIKE.reduce((key, [sign, plain]) => key.replace(sign, plain), handle.toLowerCase())

/** Handles that would speak for the paper, or for nobody. */
const RESERVED = [
  ...['admin', 'administrator', 'root', 'system', 'sysadmin', 'webmaster', 'hostmaster', 'postmaster', 'operator'],
  ...['editor', 'editors', 'editorial', 'the-editor', 'the-editors', 'editor-in-chief', 'chief-editor', 'redaction'],
  ...['moderator', 'moderators', 'moderation', 'mod', 'mods', 'owner', 'owners', 'publisher', 'staff', 'team', 'desk'],
  ...['newsroom', 'newsdesk', 'news-desk', 'press', 'press-office', 'broadsheet', 'official', 'support', 'help'],
  ...['helpdesk', 'security', 'abuse', 'privacy', 'legal', 'contact', 'info', 'mail', 'noreply', 'no-reply', 'bot'],
  ...['account', 'accounts', 'anonymous', 'guest', 'nobody', 'somebody', 'everyone', 'all', 'here', 'deleted'],
  ...['unknown', 'null', 'undefined', 'none', 'test', 'reader', 'readers', 'author', 'authors', 'journalist'],
]
const RESERVED_KEYS = new Set(RESERVED.map(handleKey))
/** A handle that begins or ends so speaks for the paper, too. */
const OFFICES = ['admin', 'moderator', 'editor', 'owner'].map(handleKey)
const SPEAKS_AT_ITS_END = [...OFFICES, ...['official', 'support', 'staff'].map(handleKey)]

/** Letters of other scripts that look like Latin ones, each pair as it stands on the page. */
export const LATIN = new Map(
  'аaеeоoрpсcуyхxіiјjѕsԁdɡgԛqһhкkмmтtвbнhαaεeοoρpυuιiκkνvτtχxωwıi'
    .match(/../gu)
    ?.map(([from = '', to = '']) => [from, to]) ?? [],
)

/** A handle, or a name of any script, as the eye takes it: without accents, case and what is no letter or digit. */
export const lookOf = (name: string): string =>
  handleKey(
    [...name.normalize('NFKD').toLowerCase()]
      .map((sign) => LATIN.get(sign) ?? sign)
      .join('')
      .replace(/[^\p{L}\p{N}]/gu, ''),
  )

/** Whether a handle or a name would speak for the paper: its offices, and the paper's own name within it. */
export function isReserved(name: string, paperName: string): boolean {
  const look = lookOf(name)
  const paper = lookOf(paperName)
  const bare = look.replace(/^the/, '')
  return (
    RESERVED_KEYS.has(look) ||
    OFFICES.some((office) => bare.startsWith(office)) ||
    SPEAKS_AT_ITS_END.some((office) => look.endsWith(office)) ||
    (paper.length >= 3 && look.includes(paper))
  )
}
