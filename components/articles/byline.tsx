import type { ReactNode } from 'react'
import { type Label, labelAddress } from '#lib/labels/model.ts'

/** A byline as it stands, in which the names that have more stories lead to them. */
export function Byline({ text, authors }: { text: string; authors: Label[] }) {
  return <>{linked(text, authors)}</>
}

function linked(text: string, [author, ...others]: Label[]): ReactNode {
  if (!author) return text
  const at = text.toLowerCase().indexOf(author.name.toLowerCase())
  if (at < 0 || text.toLowerCase().length !== text.length) return linked(text, others)
  const end = at + author.name.length
  return (
    <>
      {linked(text.slice(0, at), others)}
      <a href={labelAddress('author', author.slug)} rel="author">
        {text.slice(at, end)}
      </a>
      {linked(text.slice(end), others)}
    </>
  )
}
