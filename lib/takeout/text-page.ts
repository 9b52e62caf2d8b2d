import type { BodyBlock, BodyPicture, ShownBlock, StoredPicture } from '#lib/articles/model.ts'
import type { Messages } from '#lib/messages/model.ts'
import { drawMarks } from '#lib/saved/draw-marks.ts'
import { absoluteHtml } from '#lib/syndication/absolute.ts'
import { escaped, FOOT, headOf, inALine, linked, TEXT_BEGINS, TEXT_ENDS } from './markup.ts'
import type { TakenMark, TakenSave, TakenText } from './saved.ts'

export type Setting = {
  words: Messages
  language: string
  paper: string
  publicUrl: string
  /** A day or a moment, in the paper's zone. */
  day(at: Date): string
}

/** Where a picture of a text lies in the file, seen from its folder; null where it is not kept. */
export type PlaceOf = (address: string) => string | null

/** The addresses of all pictures of a text. */
export const picturesOf = ({ picture, body }: TakenText): string[] => [
  ...(picture && !picture.broken ? [picture.src] : []),
  ...body.flatMap((block) => (block.kind === 'picture' ? block.pictures.map(({ src }) => src) : [])),
]

/** A saved text as a page of its own, its marks drawn into it, with the notes below. */
export function textPage(save: TakenSave & { text: TakenText }, placeOf: PlaceOf, setting: Setting): string {
  const { text, marks } = save
  const { words, language, paper, publicUrl } = setting
  const say = words.takeout
  const spoken = text.language && text.language !== language ? ` lang="${escaped(text.language)}"` : ''
  const { html, found } = textHtml(text, marks, placeOf, setting)
  const facts = [
    inALine([
      text.byline && escaped(text.byline),
      escaped(text.sourceTitle),
      text.publishedAt && escaped(setting.day(text.publishedAt)),
    ]),
    text.cut && escaped(say.cut),
    text.licence && `${escaped(words.articles.licence)}: ${linked(text.licence, text.licence)}`,
    `${escaped(say.from)} ${linked(save.address, save.address ?? text.sourceTitle)}`,
  ].filter(Boolean)
  return [
    headOf({
      language,
      title: text.headline,
      home: paper,
      style: '../style.css',
      back: { href: '../saved.html', label: say.saved },
    }),
    text.standfirst ? `<p${spoken}><em>${escaped(text.standfirst)}</em></p>\n` : '',
    `<div class="facts"><p>${facts.join('<br>')}</p><p>${factsOf(save, setting)}</p></div>\n`,
    `<article${spoken} dir="auto">\n${TEXT_BEGINS}\n`,
    absoluteHtml(html, publicUrl),
    `\n${TEXT_ENDS}\n</article>\n`,
    marksHtml(marks, found, setting),
    FOOT,
  ].join('')
}

/** Where its reader is with something saved, when it was saved, its tags, and the note below. */
export function factsOf(
  save: Pick<TakenSave, 'state' | 'progress' | 'savedAt' | 'tags' | 'note'>,
  setting: Setting,
): string {
  const { words, day } = setting
  const say = words.takeout
  const line = inALine([
    escaped(say.savedOn(day(save.savedAt))),
    escaped(say.states[save.state]),
    save.progress > 0 && save.progress < 1 && escaped(say.progress(Math.round(save.progress * 100))),
    save.tags.length > 0 && escaped(`${say.tags}: ${save.tags.join(', ')}`),
  ])
  return save.note ? `${line}<br><span class="words">${escaped(`${say.note}: ${save.note}`)}</span>` : line
}

export function marksHtml(
  marks: readonly TakenMark[],
  found: ReadonlySet<number> | null,
  { words, day }: Setting,
): string {
  if (!marks.length) return ''
  const say = words.takeout
  const items = marks.map((mark) => {
    const note = mark.note ? `<p class="words">${escaped(`${say.note}: ${mark.note}`)}</p>` : ''
    const lost = found && !found.has(mark.id) ? ` · ${escaped(say.notInText)}` : ''
    return `<blockquote id="mark-${mark.id}"><p class="words">${escaped(mark.exact)}</p>${note}<small>${escaped(day(mark.createdAt))}${lost}</small></blockquote>`
  })
  return `<h2>${escaped(say.marks)}</h2>\n${items.join('\n')}\n`
}

function textHtml(text: TakenText, marks: readonly TakenMark[], placeOf: PlaceOf, setting: Setting) {
  // Only markup is drawn into; the other blocks keep their places.
  const blocks = text.body.map(
    (block): ShownBlock => (block.kind === 'html' ? block : { kind: 'read', title: '', target: { at: 'nowhere' } }),
  )
  const standing = marks.map(({ createdAt, changedAt: _, ...mark }) => ({
    ...mark,
    createdAt: createdAt.toISOString(),
    removed: false,
  }))
  const drawn = drawMarks(blocks, standing)
  const parts = text.body.map((block, index) => {
    const shown = drawn.blocks[index]
    return shown?.kind === 'html' ? quiet(shown.html) : blockHtml(block, placeOf, setting)
  })
  const lead = text.picture && !text.picture.broken ? [leadHtml(text.picture, placeOf, setting)] : []
  return { html: [...lead, ...parts].join('\n'), found: drawn.found }
}

/** Sound and film stay where they are, and nothing of them is asked for before somebody presses play. */
const quiet = (html: string): string =>
  html.replace(/<(?:video|audio)\b[^>]*>/g, (tag) =>
    tag.replace(/ (?:poster|preload|autoplay)(?:="[^"]*")?/g, '').replace(/>$/, ' preload="none">'),
  )

function blockHtml(block: BodyBlock, placeOf: PlaceOf, setting: Setting): string {
  if (block.kind === 'html') return quiet(block.html)
  if (block.kind === 'read') return `<p>${escaped(setting.words.articles.read)} ${linked(block.href, block.title)}</p>`
  const images = block.pictures.map((picture) => imageHtml(picture, placeOf, setting))
  return `<figure>${images.join('')}${block.caption ? `<figcaption>${block.caption}</figcaption>` : ''}</figure>`
}

function leadHtml(picture: StoredPicture, placeOf: PlaceOf, setting: Setting): string {
  const under = [picture.caption, picture.credit].filter((words) => words !== null).map(escaped)
  return `<figure>${imageHtml(picture, placeOf, setting)}${under.length ? `<figcaption>${under.join(' · ')}</figcaption>` : ''}</figure>`
}

/** A picture from the file itself; of one that is not kept its words and where it was. No page asks the net for any. */
function imageHtml({ src, alt, width, height }: BodyPicture, placeOf: PlaceOf, { words, publicUrl }: Setting): string {
  const place = src.startsWith('data:') ? src : placeOf(src)
  const from = src.startsWith('/') ? publicUrl + src : src
  const size = width !== null && height !== null ? ` width="${width}" height="${height}"` : ''
  const named = `alt="${escaped(alt)}"${size} data-from="${escaped(src.startsWith('data:') ? '' : from)}"`
  if (place !== null) return `<img src="${escaped(place)}" ${named}>`
  return `<img ${named}><br><small>${escaped(words.takeout.noPicture)} ${linked(from, from)}</small>`
}
