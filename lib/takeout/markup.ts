/** What a page of the file is made with. */
export type Frame = {
  language: string
  title: string
  home: string
  style: string
  back?: { href: string; label: string }
}

/** Between these stands the text itself, for whoever brings the file back (lib/imports/read/own.ts). */
export const TEXT_BEGINS = '<!--text-->'
export const TEXT_ENDS = '<!--/text-->'

export const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)

/** An address that a page may lead to; null for one of another kind, such as a script's. */
export const webAddress = (address: string | null): string | null =>
  address !== null && /^https?:\/\//i.test(address) ? address : null

/** A link where there is an address to lead to, else the words alone. */
export const linked = (address: string | null, words: string): string => {
  const safe = webAddress(address)
  return safe === null ? escaped(words) : `<a href="${escaped(safe)}" rel="noopener noreferrer">${escaped(words)}</a>`
}

/** Words of a list, those that are there, with a middle dot between them. */
export const inALine = (parts: readonly (string | null | false)[]): string => parts.filter(Boolean).join(' · ')

/** The top of a page; what follows it goes on until `footOf`. Nothing in it runs, and nothing is asked of any other place. */
export function headOf({ language, title, home, style, back }: Frame): string {
  const way = back ? `<nav class="way"><a href="${back.href}">${escaped(back.label)}</a></nav>\n` : ''
  return `<!doctype html>
<html lang="${escaped(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${escaped(title === home ? home : `${title} · ${home}`)}</title>
<link rel="stylesheet" href="${style}">
</head>
<body>
${way}<main>
<h1>${escaped(title)}</h1>
`
}

export const FOOT = `</main>
</body>
</html>
`

export const STYLE = `:root{color-scheme:light dark}
html{background:#fff;color:#111}
a{color:#1a4b9c}
@media (prefers-color-scheme:dark){html{background:#16181b;color:#eee}a{color:#9ec1ff}}
body{font:1.1rem/1.55 Georgia,'Times New Roman',serif;max-width:40rem;margin:2rem auto;padding:0 1rem;overflow-wrap:anywhere}
h1,h2,h3{line-height:1.2;text-wrap:balance}
small,.way,.facts,figcaption,dt,th{font:.85rem/1.45 system-ui,sans-serif;opacity:.8}
.words{white-space:pre-line}
.saved{list-style:none;padding:0}
.saved>li{margin:0 0 1rem}
img{max-width:100%;height:auto}
figure{margin:1.5rem 0}
blockquote{margin:1rem 0;padding-left:1rem;border-left:3px solid}
table{border-collapse:collapse}
td,th{text-align:left;vertical-align:top;padding:.2rem .8rem .2rem 0}
pre{white-space:pre-wrap}
mark{background:#ffe58a;color:#000}
`
