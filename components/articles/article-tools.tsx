import type { ReactNode } from 'react'
import { TextPanel } from '#components/masthead/text-panel.tsx'
import type { PageView } from '#lib/paper/page-view.ts'
import { Listen } from './listen.client.tsx'
import { ShareLink } from './share-link.client.tsx'

type Props = {
  comments: number
  /** What is shared: the story's own address. */
  share: { title: string; url: string }
  signedIn: boolean
  /** Of the story: it can be listened to. */
  language: string
  view: PageView
  /** Save, and what else can be done with a story. */
  children?: ReactNode
}

/** Beside the text, a row above it on phones. */
export function ArticleTools({ comments, share, signedIn, language, view, children }: Props) {
  const say = view.words.comments
  return (
    <div className="article-tools">
      {children}
      <TextPanel words={view.words} signedIn={signedIn} />
      <ShareLink {...share} words={view.words.reading.share} />
      <a href="#comments" aria-label={say.toThread(comments)}>
        <svg aria-hidden="true" viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.7">
          <path d="M4 5h16v11H10l-4 4v-4H4z" strokeLinejoin="round" />
        </svg>
        {comments}
      </a>
      <Listen language={language} words={view.words.listening} />
    </div>
  )
}
