import type { ReactNode } from 'react'
import type { PageView } from '#lib/paper/page-view.ts'

type Props = {
  comments: number
  view: PageView
  /** Save, and what else can be done with a story. */
  children?: ReactNode
}

/** Beside the text, a row above it on phones. */
export function ArticleTools({ comments, view, children }: Props) {
  const say = view.words.comments
  return (
    <div className="article-tools">
      {children}
      <a href="#comments" aria-label={say.toThread(comments)}>
        <svg aria-hidden="true" viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.7">
          <path d="M4 5h16v11H10l-4 4v-4H4z" strokeLinejoin="round" />
        </svg>
        {comments}
      </a>
    </div>
  )
}
