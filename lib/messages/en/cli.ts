const counted = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`

/** What the operator's command line says. It is read in a terminal: plain lines, no ornament. */
export const cli = {
  help: `Usage: npm run broadsheet -- COMMAND

  source add URL [--section S] [--reuse full|excerpt|members]
  source set SOURCE [--include SELECTOR] [--exclude SELECTOR] [--full-text on|off]
                                     how whole texts are read from its pages; "" takes a selector away
  source set SOURCE [--section S] [--keep DAYS|forever] [--reuse RIGHT [--basis WORDS]]
                                     where it is filed, how long texts are kept, whose words they are and why
  source list | show SOURCE | pause SOURCE | resume SOURCE
  source remove SOURCE | restore SOURCE   for 30 days a removed source can be had back whole
  source starter [--interest I] [--language en|de] [--list]
                                     add openly licensed sources; --list only shows them; I: world, politics,
                                     science, environment, technology or culture
  opml import FILE|URL [--section S] bring the subscriptions of another reader; what fails is told by line
  opml export [FILE]                 the sources as OPML, into a file or onto standard output
  user add EMAIL [--role ROLE]       print a link that makes an account; ROLE: reader, moderator, editor or owner
  user list | role USER ROLE | reset-link USER
  section list | add NAME | rename SECTION NAME | remove SECTION
  story show ARTICLE                 who tells the same, and what is related, with scores and reasons
  story split ARTICLE                take it out of its story for good; join ARTICLE OTHER makes one story of two
  story pin|forbid ARTICLE OTHER     show two as related always, or never; release ARTICLE OTHER takes that back
  poll [--source SOURCE] [--now]     read what is due (--now: everything) once
  sample add | remove                the sample edition
  backup [FILE]                      write all that is stored into a file
  restore FILE                       put a backup in place of all that is stored
  doctor                             say what is wrong and how to mend it

USER is a handle or a confirmed mail address. ARTICLE is the number at the end of an article's address, or that address. SOURCE is a number or a name as "source list" shows it. --json prints JSON. The settings are those of npm start.`,
  story: {
    line: (id: number, headline: string, source: string) => `${id}  “${headline}”, ${source}`,
    noStory: 'No other source tells this story.',
    told: (story: number, parts: number) =>
      `Story ${story} at /story/${story}, ${counted(parts, 'telling', 'tellings')}:`,
    part: (id: number, at: string, source: string, headline: string) => `  ${id}  ${at}  ${source}: ${headline}`,
    relatedTo: 'Related:',
    nothingRelated: 'Nothing is related to it.',
    kinds: { background: 'Background', same: 'Same story', since: 'Since then' },
    related: (id: number, kind: string, score: number, shares: string[], pinned: boolean, headline: string) =>
      `  ${id}  ${kind}  ${score.toFixed(2)}  ${pinned ? 'pinned  ' : ''}${headline}${shares.length ? `  (shares: ${shares.join(', ')})` : ''}`,
    split: (headline: string) => `“${headline}” is a story of its own from now on.`,
    joined: (story: number, articles: number) =>
      `They are one story at /story/${story}, with ${counted(articles, 'telling', 'tellings')}.`,
    pinned: (one: string, other: string) => `“${one}” and “${other}” are always related from now on.`,
    forbidden: (one: string, other: string) => `“${one}” and “${other}” are never related from now on.`,
    released: (one: string, other: string) => `Whether “${one}” and “${other}” are related, their words decide again.`,
    refusals: {
      'article-unknown': (named: string) =>
        `There is no article ${named}: its number stands at the end of its address.`,
      'no-story': (named: string) => `Article ${named} is in no story with others.`,
      'one-article': () => 'It takes two articles.',
      'two-papers': () => 'One of them is of the sample edition and one is not.',
    },
  },
  noUsers: 'Nobody has an account yet.',
  userLine: (handle: string, role: string, name: string | null) => `${handle}  ${role}${name ? `  ${name}` : ''}`,
  userUnknown: (user: string) => `There is no account "${user}": user list shows all.`,
  roleUnknown: (role: string) => `"${role}" is no role: reader, moderator, editor or owner.`,
  userInvited: (email: string, role: string) =>
    `Send this link to ${email}. It makes one account, as ${role}, and works for 14 days:`,
  mailUnusable: (email: string) => `"${email}" is no mail address.`,
  userKnown: (email: string, handle: string) => `The account "${handle}" has the address ${email} already.`,
  resetLink: (handle: string) =>
    `Whoever opens this link sets a new password for ${handle}. It works once, for 24 hours:`,
  lastOwner: 'This is the only owner: make somebody else owner first.',
  roleSet: (handle: string, role: string) => `${handle} is ${role} now. Their sessions have ended; they sign in again.`,
  unknownCommand: (name: string) => `There is no command "${name}": --help lists them.`,
  noCommand: 'Which command? --help lists them.',
  wrongUsage: (reason: string) => `${reason}. --help shows how it is used.`,
  missing: (what: string) => `${what} is missing`,
  tooMuch: (what: string) => `"${what}" is one word too many`,
  wrongReuse: 'The right of reuse is one of full, excerpt, members',
  wrongFullText: '--full-text is on or off',
  selectorBad: (selector: string) => `“${selector}” is no CSS selector that pages can be read by.`,
  pagesSet: (title: string, reread: number, wanted: number) =>
    `Set for “${title}”: ${counted(reread, 'page', 'pages')} read again, ${wanted} to be asked again.`,
  pagesLine: (taken: number, waiting: number, kept: number, failed: number) =>
    `${counted(taken, 'whole text', 'whole texts')} from pages, ${waiting} waiting, ${kept} where the feed’s text is the better, ${failed} given up`,
  added: (title: string, id: number, stories: number) =>
    `Added “${title}” as source ${id}, with ${counted(stories, 'story', 'stories')}.`,
  addedSick: (title: string, id: number, why: string) => `Added “${title}” as source ${id}, but: ${why}`,
  paused: (title: string) => `Paused “${title}”: it is not read until you resume it.`,
  resumed: (title: string) => `Resumed “${title}”: it is read again from now on.`,
  removed: (title: string, id: number) =>
    `Removed “${title}”: its articles are in no list any more. For 30 days “source restore ${id}” brings it back whole.`,
  sourceRestored: (title: string) => `“${title}” is back as it was.`,
  sourceSet: (title: string) => `Set for “${title}”.`,
  wrongKeep: '--keep is a number of days, or forever',
  wrongInterest: (known: string) => `--interest is one of ${known}`,
  wrongLanguage: '--language is en or de',
  basisAlone: '--basis goes with --reuse',
  starterLine: (title: string, licence: string, languages: string, interests: string, feed: string, basis: string) =>
    `${title}  ${licence}  (${languages}; ${interests}) unverified until read\n    ${feed}\n    licence found at ${basis}`,
  noStarters: 'The starter pack has none of these.',
  opmlFile: (file: string) => `${file} cannot be read.`,
  opmlTooLarge: (megabytes: number) => `The list is larger than ${megabytes} MB: split it.`,
  opmlNoList: 'This is no list of subscriptions: its first tag is not “opml”.',
  opmlEmpty: 'This list names no feeds.',
  opmlCutShort: 'The list breaks off before its end: what could be read of it is brought.',
  wishLine: (line: number | null, address: string, told: string) =>
    `${line === null ? '' : `line ${line}: `}${address}\n    ${told}`,
  wishesDone: (added: number, known: number, refused: number) =>
    `${counted(added, 'source', 'sources')} added, ${known} there already, ${refused} not added.`,
  opmlWritten: (file: string, sources: number) => `Wrote ${counted(sources, 'source', 'sources')} to ${file}.`,
  opmlUnwritable: (file: string) => `${file} cannot be written.`,
  noSources: 'The paper has no sources yet: source add URL brings one.',
  noSections: 'The paper has no sections yet: section add NAME makes one.',
  sourceLine: (id: number, slug: string, title: string, articles: number, health: string) =>
    `${id}  ${slug}  ${title}  (${counted(articles, 'article', 'articles')}) ${health}`,
  sectionLine: (slug: string, name: string) => `${slug}  ${name}`,
  sectionAdded: (name: string, slug: string) => `Added the section “${name}” at /section/${slug}.`,
  sectionRenamed: (name: string, slug: string) =>
    `The section is called “${name}” now; its address stays /section/${slug}.`,
  sectionRemoved: (name: string) => `Removed the section “${name}”; its sources and articles stay.`,
  sectionRefusals: {
    'section-unknown': (name: string) =>
      `There is no section named “${name}”: “section list” shows them, “section add” makes one.`,
    'name-empty': () => 'A section needs a name.',
    'known-already': (name: string) => `There is a section named “${name}” already.`,
  },
  polled: (sources: number, added: number, changed: number, failed: number) =>
    sources === 0
      ? 'No source was due.'
      : `Read ${counted(sources, 'source', 'sources')}: ${counted(added, 'new story', 'new stories')}, ${changed} changed, ${failed} failed.`,
  wholeTexts: (asked: number, taken: number, failed: number) =>
    `Asked ${counted(asked, 'page', 'pages')}: ${counted(taken, 'whole text', 'whole texts')}, ${failed} given up.`,
  sampleUp: (stories: number) => `The sample edition is up, with ${counted(stories, 'story', 'stories')}.`,
  sampleDown: 'The sample edition is taken away.',
  backedUp: (file: string, rows: number) => `Wrote ${counted(rows, 'row', 'rows')} to ${file}.`,
  restored: (file: string, rows: number) => `Restored ${counted(rows, 'row', 'rows')} from ${file}.`,
  restoreBeside: (pid: number) => `The paper is running (process ${pid}): stop it before you restore a backup.`,
  handOverBroken: 'The running paper broke off before the command was done: see its log.',
  internal: 'The command failed; what went wrong is above.',
  field: (name: string, value: string) => `${name}: ${value}`,
  doctor: {
    line: (fine: boolean, text: string) => `${fine ? 'ok  ' : 'MEND'}  ${text}`,
    mend: (text: string) => `      → ${text}`,
    well: 'Nothing is wrong.',
    ill: (count: number) => `${counted(count, 'thing', 'things')} to mend.`,
    node: (version: string) => `Node ${version}`,
    settings: 'The settings are valid.',
    mendSettings: 'Correct or unset that setting and start again.',
    folder: (path: string) => `The data folder ${path} can be written.`,
    noFolder: (path: string) => `The data folder ${path} is not there yet.`,
    mendNoFolder: 'npm start makes it.',
    folderUnwritable: (path: string) => `The data folder ${path} cannot be written.`,
    mendFolder: 'Give this user the right to write there, or set DATA_DIR to another folder.',
    room: (megabytes: number) => `${megabytes} MB are free on its disk.`,
    mendRoom: 'Make room: below 200 MB the paper refuses to write.',
    secret: 'The secret is for this user alone.',
    secretOpen: (path: string) => `Others may read ${path}.`,
    mendSecret: 'chmod 600 that file.',
    build: 'There is a build.',
    noBuild: 'There is no build.',
    mendBuild: 'npm start makes one.',
    running: (pid: number) => `The paper is running (process ${pid}).`,
    notRunning: 'The paper is not running.',
    database: 'The database opens and its schema is up to date.',
    databaseSilent: 'The database does not answer.',
    mendDatabase: 'See the log of the running paper, then start it again.',
    source: (title: string, sentences: string) => `“${title}”: ${sentences}`,
    mendSource: (id: number) => `Open its address in a browser; if it has moved or ended: source remove ${id}.`,
    sourcesWell: (count: number) => `${counted(count, 'source', 'sources')}, none of them sick.`,
  },
}
