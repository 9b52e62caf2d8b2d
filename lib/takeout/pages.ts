import { BOUNDS, LEFT_OUT, type LineProblem } from '#lib/imports/model.ts'
import type { Messages } from '#lib/messages/model.ts'
import type { Collected } from './collect.ts'
import type { TakenList } from './lists.ts'
import { escaped, FOOT, headOf, inALine, linked } from './markup.ts'
import type { TakenSave } from './saved.ts'
import { factsOf, marksHtml, type Setting } from './text-page.ts'

/** The pages of the file that are not a text, each with how its link is worded. */
export const PAGES = {
  saved: 'saved.html',
  marks: 'highlights.html',
  lists: 'lists.html',
  comments: 'comments.html',
  imports: 'imports.html',
} as const
export type PageName = keyof typeof PAGES

/** The top of one of them. */
export function pageHead(page: PageName, { words, language, paper }: Setting): string {
  const back = { href: 'index.html', label: paper }
  return headOf({ language, title: words.takeout.pages[page], home: paper, style: 'style.css', back })
}

/** @param file of its text; null where there is none */
export function savedItem(save: TakenSave, file: string | null, setting: Setting): string {
  const { words } = setting
  const say = words.takeout
  const title = file ? `<a href="${file}">${escaped(save.headline)}</a>` : linked(save.address, save.headline)
  const where = [
    escaped(save.source),
    escaped(words.articles.minutes(save.minutes)),
    file ? linked(save.address, say.original) : escaped(say.noText),
    save.removedAt !== null && escaped(say.removed),
    save.marks.length > 0 && escaped(say.marksOf(save.marks.length)),
  ]
  return `<li><bdi>${title}</bdi><br><small>${inALine(where)}<br>${factsOf(save, setting)}</small></li>\n`
}

/** @returns "" where nothing is marked in it */
export function markedItem(save: TakenSave, file: string | null, setting: Setting): string {
  if (!save.marks.length) return ''
  const title = file ? `<a href="${file}">${escaped(save.headline)}</a>` : linked(save.address, save.headline)
  const quotes = marksHtml(save.marks, null, setting).replace(/^<h2>.*<\/h2>\n/, '')
  return `<section><h2><bdi>${title}</bdi></h2>\n${quotes}</section>\n`
}

export function listHtml(list: TakenList, { words }: Setting): string {
  const say = words.takeout
  const facts = inALine([
    escaped(say.visibilities[list.visibility]),
    list.members.length > 0 &&
      escaped(
        `${say.sharedWith} ${list.members.map(({ handle, role }) => `${handle} (${say.roles[role]})`).join(', ')}`,
      ),
  ])
  const items = list.items.map(({ headline, address, source, note, addedBy }) => {
    const more = note ? `<br><span class="words">${escaped(`${say.note}: ${note}`)}</span>` : ''
    const by = addedBy ? ` · ${escaped(say.addedBy(addedBy))}` : ''
    return `<li><bdi>${linked(address, headline)}</bdi> <small>${escaped(source)}${by}${more}</small></li>`
  })
  return `<section><h2><bdi>${escaped(list.name)}</bdi></h2>
<p class="facts">${facts}</p>
${list.note ? `<p class="words">${escaped(list.note)}</p>\n` : ''}<ol>
${items.join('\n')}
</ol></section>
`
}

export function commentsHtml({ comments }: Collected, { words, day }: Setting): string {
  return comments
    .map(
      ({ headline, createdAt, body }) =>
        `<article><h2>${escaped(words.takeout.on(headline))}</h2><p><small><time datetime="${createdAt.toISOString()}">${escaped(day(createdAt))}</time></small></p><p class="words">${escaped(body)}</p></article>\n`,
    )
    .join('')
}

type Import = Collected['imports'][number]
export function importHead({ name, at, format }: Import, { day }: Setting): string {
  const facts = inALine([format && escaped(format), escaped(day(at))])
  return `<section><h2><bdi>${escaped(name)}</bdi></h2>\n<p class="facts">${facts}</p>\n<table>\n`
}

type Line = { line: string; problem: LineProblem | null; leftOut: readonly string[] | null; said: string | null }

/** Why something of the file that was brought could not be taken in, or what of it was not. */
export function importLine({ line, problem, leftOut, said }: Line, { imports }: Messages): string {
  const left = LEFT_OUT.filter((known) => leftOut?.includes(known)).map((what) => imports.left[what](BOUNDS[what]))
  const why = problem === null ? left : [imports.lines[problem]]
  return `<tr><th scope="row">${escaped(line)}</th><td>${why.map(escaped).join('<br>')}</td><td>${escaped(said ?? '')}</td></tr>\n`
}

export const IMPORT_FOOT = '</table></section>\n'

function muteItem({ handle, source, label, word }: Collected['mutes'][number]): string {
  return `<li><bdi>${escaped(word ?? source ?? label ?? handle ?? '')}</bdi></li>`
}

/** The first page: whose file it is, when it was made, and what lies where. */
export function indexPage(
  collected: Collected,
  counts: Readonly<Record<PageName, number>>,
  setting: Setting,
  madeAt: string,
): string {
  const { words, language, paper } = setting
  const say = words.takeout
  const { account, follows, mutes } = collected
  const facts = [account.handle, account.name, account.email].filter((fact) => fact !== null)
  const followed = follows.map(({ section, source, label, feed }) => {
    const name = section ?? source ?? label ?? ''
    return `<li><bdi>${escaped(name)}</bdi>${feed ? ` <small>${linked(feed, feed)}</small>` : ''}</li>`
  })
  const pages = Object.entries(PAGES).map(([page, file]) => {
    // The border: entries of an object of our own, whose keys JavaScript forgets.
    const name = page as PageName
    return `<li><a href="${file}">${escaped(say.pages[name])}</a> <small>${counts[name]}</small></li>`
  })
  return [
    headOf({ language, title: paper, home: paper, style: 'style.css' }),
    `<p>${escaped(madeAt)}</p>\n<h2>${escaped(say.account)}</h2>\n<p>${facts.map(escaped).join(' · ')}</p>\n`,
    `<h2>${escaped(say.contents)}</h2>\n<ul>\n${pages.join('\n')}\n</ul>\n`,
    `<p class="facts">${escaped(say.forPrograms)} <a href="data.json">data.json</a>, <a href="sources.opml">sources.opml</a></p>\n`,
    followed.length ? `<h2>${escaped(words.following.title)}</h2>\n<ul>\n${followed.join('\n')}\n</ul>\n` : '',
    mutes.length ? `<h2>${escaped(say.muted)}</h2>\n<ul>\n${mutes.map(muteItem).join('\n')}\n</ul>\n` : '',
    FOOT,
  ].join('')
}
