import type { ReactNode } from 'react'
import type { ShownBlock } from '#lib/articles/model.ts'
import type { PageView } from '#lib/paper/page-view.ts'
import { BodyPicture } from './body-picture.tsx'
import { ReadLine } from './read-line.tsx'

/** The text, as it was cleaned and stored; "Read:" lines and pictures stand between its parts. */
export function ArticleBody({ blocks, view }: { blocks: ShownBlock[]; view: PageView }) {
  const parts: ReactNode[] = []
  for (const block of blocks) {
    const key = parts.length
    if (block.kind === 'read') parts.push(<ReadLine key={key} block={block} view={view} />)
    else if (block.kind === 'picture')
      parts.push(
        <BodyPicture key={key} pictures={block.pictures} caption={block.caption && <Caption html={block.caption} />} />,
      )
    else parts.push(<Text key={key} html={block.html} opens={key === 0} />)
  }
  return parts
}

/** Sanitized last at ingest, by lib/articles/clean-article.ts; nothing touches it after. */
function Text({ html, opens }: { html: string; opens: boolean }) {
  const style = opens && takesDropCap(html) ? 'article-body drop-cap' : 'article-body'
  return <div className={style} dangerouslySetInnerHTML={{ __html: html }} />
}

/** Sanitized like the text. */
function Caption({ html }: { html: string }) {
  return <figcaption dangerouslySetInnerHTML={{ __html: html }} />
}

/** A drop cap needs a letter to grow and a paragraph to stand in. */
function takesDropCap(html: string): boolean {
  const [, opening = ''] = /^<p>([\s\S]*?)<\/p>/.exec(html) ?? []
  return /^(?:<mark [^>]*>)*\p{Lu}/u.test(opening) && opening.length > 160
}
