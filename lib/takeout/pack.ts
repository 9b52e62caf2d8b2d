import { strToU8, zipSync } from 'fflate'
import type { Messages } from '#lib/messages/model.ts'
import type { PaperIdentity } from '#lib/paper/model.ts'
import type { Takeout } from './collect.ts'

type Paper = Pick<PaperIdentity, 'name' | 'language' | 'timeZone'> & { publicUrl: string }

/** One file with all of it: for people (opens without us), for programs, and the sources for another reader. */
export function pack(takeout: Takeout, paper: Paper, words: Messages, now: Date): Uint8Array {
  return zipSync(
    {
      'index.html': strToU8(htmlOf(takeout, paper, words, now)),
      'data.json': strToU8(`${JSON.stringify(takeout, null, 2)}\n`),
      'sources.opml': strToU8(opmlOf(takeout, paper.name)),
    },
    { mtime: now },
  )
}

const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
/** XML has no way to write most control signs, not even escaped. */
const xmlText = (text: string) => escaped(text.replace(/\p{Cc}/gu, ' '))

function htmlOf({ account, comments, saved }: Takeout, paper: Paper, words: Messages, now: Date): string {
  const say = words.accounts.takeout
  const { language, timeZone, publicUrl } = paper
  const time = (at: Date) => at.toLocaleString(language, { dateStyle: 'long', timeStyle: 'short', timeZone })
  const facts = [account.handle, account.name, account.email].filter((fact) => fact !== null)
  const said = comments.map(
    ({ headline, createdAt, body }) =>
      `<article><h3>${escaped(say.on(headline))}</h3><p><time datetime="${createdAt.toISOString()}">${escaped(time(createdAt))}</time></p><p class="text">${escaped(body)}</p></article>`,
  )
  const kept = saved.map(({ headline, source, article, slug, link, ownLink }) => {
    const address = ownLink ?? link ?? (article === null ? null : `${publicUrl}/article/${slug}-${article}`)
    const safe = address && /^https?:\/\//.test(address) ? address : null
    const title = safe ? `<a href="${escaped(safe)}">${escaped(headline)}</a>` : escaped(headline)
    return `<li>${title} <small>${escaped(source)}</small></li>`
  })
  return `<!doctype html>
<html lang="${escaped(language)}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${escaped(paper.name)}</title>
<style>body{font:1.1rem/1.5 Georgia,serif;max-width:38rem;margin:2rem auto;padding:0 1rem}.text{white-space:pre-line}</style>
<h1>${escaped(paper.name)}</h1>
<p>${escaped(say.madeAt(paper.name, time(now)))}</p>
<h2>${escaped(say.account)}</h2>
<p>${facts.map(escaped).join(' · ')}</p>
<h2>${escaped(say.comments)}</h2>
${said.join('\n')}
<h2>${escaped(say.saved)}</h2>
<ul>
${kept.join('\n')}
</ul>
</html>
`
}

function opmlOf({ sources }: Takeout, paper: string): string {
  const outlines = sources.map(
    ({ title, feed, site }) =>
      `<outline type="rss" text="${xmlText(title)}" xmlUrl="${xmlText(feed)}"${site ? ` htmlUrl="${xmlText(site)}"` : ''}/>`,
  )
  return `<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0">
<head><title>${xmlText(paper)}</title></head>
<body>
${outlines.join('\n')}
</body>
</opml>
`
}
