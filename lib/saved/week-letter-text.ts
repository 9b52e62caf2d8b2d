import type { Messages } from '#lib/messages/model.ts'
import type { Week, WeekItem } from './week.ts'

type Letter = {
  words: Messages
  language: string
  paper: string
  handle: string
  publicUrl: string
  /** What is unread in all, and for how long. */
  sums: string
  links: { saved: string; account: string; stop: string }
}

/** The letter of a week, for programs that show text and for those that set it. No picture and nothing that counts readers. */
export function writeWeek(week: Week, letter: Letter): { text: string; html: string } {
  return { text: textOf(week, letter), html: htmlOf(week, letter) }
}

const oneLine = (text: string) => text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim()
const escaped = (text: string) => oneLine(text).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
const absolute = (href: string, publicUrl: string) => (href.startsWith('/') ? publicUrl + href : href)

/** `City Desk · 5 min`, `City Desk · 3 min left`, `City Desk · read`. */
function metaOf({ source, minutes, begun, state }: WeekItem, { words }: Letter): string {
  const say = words.weekLetter
  const time = begun ? words.shelves.left(minutes) : say.minutes(minutes)
  return say.meta(oneLine(source), state === 'done' ? say.done : state === 'archived' ? say.archived : time)
}

function textOf(week: Week, letter: Letter): string {
  const { words, handle, sums, links, paper, publicUrl } = letter
  const say = words.weekLetter
  const item = (one: WeekItem) =>
    [oneLine(one.headline), metaOf(one, letter), one.href && absolute(one.href, publicUrl)].filter(Boolean).join('\n')
  const more = week.count - week.items.length
  const parts = [
    say.greeting(handle),
    say.intro(week.count, sums),
    ...[say.saved.toUpperCase(), ...week.items.map(item)],
    ...(more > 0 ? [say.more(more)] : []),
    ...(week.begun.length ? [say.inProgress.toUpperCase(), ...week.begun.map(item)] : []),
    `${say.toSaved}: ${links.saved}`,
  ]
  const foot = [say.foot(paper), `${say.change}: ${links.account}`, `${say.stop}: ${links.stop}`]
  return `${parts.join('\n\n')}\n\n--\u0020\n${foot.join('\n')}\n`
}

const SMALL = 'color:#666;font:0.85em/1.4 Arial,sans-serif'

function htmlOf(week: Week, letter: Letter): string {
  const { words, language, handle, sums, links, paper, publicUrl } = letter
  const say = words.weekLetter
  const item = (one: WeekItem) => {
    const name = `<bdi>${escaped(one.headline)}</bdi>`
    const spoken = one.language && one.language !== language ? ` lang="${escaped(one.language)}"` : ''
    const title = one.href ? link(absolute(one.href, publicUrl), name) : name
    return `<li style="margin:0 0 0.9em"><span${spoken}>${title}</span><br><span style="${SMALL}">${escaped(metaOf(one, letter))}</span></li>`
  }
  const list = (title: string, items: readonly WeekItem[]) =>
    `<h2 style="font-size:1.1em;margin:1.6em 0 0.7em">${escaped(title)}</h2>\n<ul style="list-style:none;margin:0;padding:0">\n${items.map(item).join('\n')}\n</ul>`
  const more = week.count - week.items.length
  return `<!doctype html>
<html lang="${escaped(language)}">
<head><meta charset="utf-8"><meta name="color-scheme" content="light dark"><title>${escaped(say.title)}</title></head>
<body style="margin:0 auto;padding:1em;max-width:36em;font:1em/1.45 Georgia,serif">
<p>${escaped(say.greeting(handle))}</p>
<p>${escaped(say.intro(week.count, sums))}</p>
${list(say.saved, week.items)}
${more > 0 ? `<p>${link(links.saved, escaped(say.more(more)))}</p>\n` : ''}${week.begun.length ? `${list(say.inProgress, week.begun)}\n` : ''}<p>${link(links.saved, escaped(say.toSaved))}</p>
<hr style="border:0;border-top:1px solid #999;margin:1.6em 0 1em">
<p style="${SMALL}">${escaped(say.foot(paper))}<br>${link(links.account, escaped(say.change))} · ${link(links.stop, escaped(say.stop))}</p>
</body>
</html>
`
}

const link = (href: string, inner: string) => `<a href="${escaped(href)}">${inner}</a>`
