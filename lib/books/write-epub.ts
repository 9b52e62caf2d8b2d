import { type Entry, zipOf } from '#lib/archive/zip.ts'
import { isRightToLeft } from '#lib/articles/direction.ts'
import { plainText } from '#lib/articles/markup.ts'
import type { BodyBlock } from '#lib/articles/model.ts'
import type { Messages } from '#lib/messages/model.ts'
import { xmlText } from '#lib/syndication/xml.ts'
import { type Book, type BookText, MOST_BYTES } from './model.ts'
import { absolute, xhtmlOf } from './xhtml.ts'

type Paper = { publicUrl: string; timeZone: string; language: string }

const STYLE = `body { margin: 5%; line-height: 1.45; }
h1 { line-height: 1.15; }
blockquote { margin-left: 1em; font-style: italic; }
pre { white-space: pre-wrap; }
table { border-collapse: collapse; }
td, th { padding: 0.2em 0.6em 0.2em 0; text-align: start; vertical-align: top; }
.meta, .origin { font-size: 0.85em; }
.dek, .note { font-style: italic; }
.cover { margin-top: 25%; text-align: center; }
.cover h1 { font-size: 2.2em; }
`
const CONTAINER = `<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="book/content.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
`

/**
 * A book for e-readers: a cover of type, its contents, each story on a page of its own. Nothing in it is asked for from
 * outside; pictures are left out. It is written as it is sent, page by page, and is cut where it gets too large.
 *
 * @see EPUB 3.3; the mimetype comes first and is not compressed (OCF §4.3)
 */
export const writeEpub = (book: Book, paper: Paper, words: Messages): AsyncGenerator<Uint8Array<ArrayBuffer>> =>
  zipOf(filesOf(book, paper, words), book.madeAt)

type Page = { name: string; title: string }
const file = (name: string, text: string): Entry => ({ name, data: Buffer.from(text) })

async function* filesOf(book: Book, paper: Paper, words: Messages): AsyncGenerator<Entry, void, undefined> {
  yield { ...file('mimetype', 'application/epub+zip'), stored: true }
  yield file('META-INF/container.xml', CONTAINER)
  yield file('book/style.css', STYLE)
  const pages: Page[] = []
  let bytes = 0
  let { more } = book
  for await (const text of book.texts) {
    const name = `text-${pages.length + 1}.xhtml`
    const page = file(`book/${name}`, textPage(text, book, paper, words))
    bytes += page.data.length
    if (bytes > MOST_BYTES && pages.length > 0) {
      more = true
      break
    }
    pages.push({ name, title: text.headline })
    yield page
  }
  yield file('book/cover.xhtml', cover(book, pages.length, paper, words))
  yield file('book/nav.xhtml', contents(book, pages, more, words))
  yield file('book/content.opf', packageOf(book, pages, words))
}

function packageOf(book: Book, pages: readonly Page[], words: Messages): string {
  const modified = `${book.madeAt.toISOString().slice(0, 19)}Z`
  const items = pages.map(({ name }, at) => `<item id="t${at + 1}" href="${name}" media-type="application/xhtml+xml"/>`)
  const refs = pages.map((_, at) => `<itemref idref="t${at + 1}"/>`)
  return `<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/" version="3.0" unique-identifier="id" xml:lang="${xmlText(book.language)}">
<metadata>
<dc:identifier id="id">${xmlText(book.identifier)}</dc:identifier>
<dc:title>${xmlText(book.title)}</dc:title>
<dc:language>${xmlText(book.language)}</dc:language>
<dc:creator>${xmlText(book.paper)}</dc:creator>
<dc:date>${modified}</dc:date>
<dc:description>${xmlText(words.books.texts(pages.length))}</dc:description>
<meta property="dcterms:modified">${modified}</meta>
</metadata>
<manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="cover" href="cover.xhtml" media-type="application/xhtml+xml"/>
<item id="style" href="style.css" media-type="text/css"/>
${items.join('\n')}
</manifest>
<spine${isRightToLeft(book.language) ? ' page-progression-direction="rtl"' : ''}>
<itemref idref="cover"/>
<itemref idref="nav"/>
${refs.join('\n')}
</spine>
</package>
`
}

function contents(book: Book, pages: readonly Page[], more: boolean, words: Messages): string {
  const say = words.books
  const entries = [{ name: 'cover.xhtml', title: say.cover }, ...pages].map(
    ({ name, title }) => `<li><a href="${name}" dir="auto">${xmlText(title.trim() || name)}</a></li>`,
  )
  const list = `<nav epub:type="toc" id="toc"><h1>${xmlText(say.contents)}</h1>\n<ol>\n${entries.join('\n')}\n</ol></nav>`
  const rest = more ? `\n<p>${xmlText(say.cutAt(pages.length))}</p>` : ''
  return documentOf(say.contents, book.language, `${list}${rest}`)
}

function cover(book: Book, count: number, { timeZone, language }: Paper, words: Messages): string {
  const date = book.madeAt.toLocaleDateString(language, { dateStyle: 'long', timeZone })
  const lines = [book.line, words.books.texts(count), words.books.madeOn(book.paper, date)]
  const said = lines.flatMap((line) => (line ? [`<p dir="auto">${xmlText(line)}</p>`] : []))
  const page = `<section epub:type="cover" class="cover"><h1 dir="auto">${xmlText(book.title)}</h1>\n${said.join('\n')}</section>`
  return documentOf(book.title, book.language, page)
}

function textPage(text: BookText, book: Book, paper: Paper, words: Messages): string {
  const say = words.books
  const date = text.publishedAt?.toLocaleDateString(paper.language, { dateStyle: 'long', timeZone: paper.timeZone })
  const link = absolute(text.link, paper.publicUrl)
  const linked = (label: string) =>
    link === null ? xmlText(label) : `<a href="${xmlText(link)}">${xmlText(label)}</a>`
  const licence = absolute(text.licence, paper.publicUrl)
  const meta = [text.source, text.byline, date].flatMap((part) => (part ? [xmlText(part)] : [])).join(' · ')
  const body = text.body?.map((block) => blockOf(block, paper.publicUrl)).join('\n') ?? ''
  // What the paper says around a text is in its own language.
  const ours = tongueOf(book.language)
  const parts = [
    `<h1>${xmlText(text.headline.trim() || '—')}</h1>`,
    text.standfirst && `<p class="dek">${xmlText(text.standfirst)}</p>`,
    `<p class="meta"${ours}>${meta}</p>`,
    text.note && `<p class="note" dir="auto">${xmlText(text.note)}</p>`,
    body || `<p class="note"${ours}>${xmlText(say.nameOnly)}</p>`,
    body && text.cut && link && `<p${ours}>${linked(say.readWhole(text.source))}</p>`,
    `<p class="origin"${ours}>${xmlText(say.from)} ${linked(text.source)}</p>`,
    licence &&
      `<p class="origin"${ours}>${xmlText(say.licence)} <a href="${xmlText(licence)}">${xmlText(licence)}</a></p>`,
  ]
  return documentOf(text.headline, text.language ?? book.language, parts.filter(Boolean).join('\n'))
}

/** Of a picture the words below it are left. */
function blockOf(block: BodyBlock, base: string): string {
  if (block.kind === 'html') return xhtmlOf(block.html, base)
  if (block.kind === 'picture') return block.caption ? `<p class="meta">${xmlText(plainText(block.caption))}</p>` : ''
  const href = absolute(block.href, base)
  return `<p>${href === null ? xmlText(block.title) : `<a href="${xmlText(href)}">${xmlText(block.title)}</a>`}</p>`
}

function tongueOf(language: string): string {
  const tag = xmlText(language)
  return ` lang="${tag}" xml:lang="${tag}" dir="${isRightToLeft(language) ? 'rtl' : 'ltr'}"`
}

function documentOf(title: string, language: string, body: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"${tongueOf(language)}>
<head><meta charset="UTF-8"/><title>${xmlText(title.trim() || '—')}</title><link rel="stylesheet" type="text/css" href="style.css"/></head>
<body>
${body}
</body>
</html>
`
}
